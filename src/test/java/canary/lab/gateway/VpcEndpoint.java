package canary.lab.gateway;

import java.util.Map;
import java.util.Optional;

/**
 * An interface VPC endpoint for execute-api that a request comes through.
 *
 * @param policy its own; without one it lets everything through
 *     (https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-vpc-endpoint-policies.html)
 */
public record VpcEndpoint(String id, String vpc, Optional<Map<String, Object>> policy) {}
