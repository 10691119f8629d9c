package canary.lab.service;

import java.util.Map;

/**
 * A CloudFormation resource with every intrinsic function resolved: what Ref gives, its ARN, its
 * properties.
 */
public record Declared(
    String logicalId, String type, String ref, String arn, Map<String, Object> properties) {}
