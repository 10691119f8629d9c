package canary.aws;

/**
 * Every operation in the account but the publication, by the SDK's name, with the IAM action that
 * it needs.
 *
 * <p>https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
public enum Permission {
  GET_REST_API("apigateway:GET"),
  GET_RESOURCES("apigateway:GET"),
  GET_METHOD("apigateway:GET"),
  GET_STAGE("apigateway:GET"),
  GET_DEPLOYMENT("apigateway:GET"),
  GET_EXPORT("apigateway:GET"),
  /** The only POST below a method, so the permission for it can change nothing. */
  TEST_INVOKE_METHOD("apigateway:POST"),
  GET_GATEWAY_RESPONSES("apigateway:GET"),
  GET_USAGE_PLANS("apigateway:GET"),
  /** And GetUsagePlanKeys; both give the values of keys. */
  GET_API_KEYS("apigateway:GET"),
  GET_USAGE_PLAN_KEYS("apigateway:GET"),
  GET_DOMAIN_NAME("apigateway:GET"),
  GET_BASE_PATH_MAPPINGS("apigateway:GET"),
  GET_API_MAPPINGS("apigateway:GET"),
  GET_ROLE("iam:GetRole"),
  LIST_ROLE_POLICIES("iam:ListRolePolicies"),
  GET_ROLE_POLICY("iam:GetRolePolicy"),
  LIST_ATTACHED_ROLE_POLICIES("iam:ListAttachedRolePolicies"),
  GET_POLICY("iam:GetPolicy"),
  GET_POLICY_VERSION("iam:GetPolicyVersion"),
  SIMULATE_PRINCIPAL_POLICY("iam:SimulatePrincipalPolicy"),
  GET_QUEUE_ATTRIBUTES("sqs:GetQueueAttributes"),
  DESCRIBE_KEY("kms:DescribeKey"),
  GET_KEY_POLICY("kms:GetKeyPolicy"),
  LIST_GRANTS("kms:ListGrants"),
  GET_TOPIC_ATTRIBUTES("sns:GetTopicAttributes"),
  DESCRIBE_VPC_ENDPOINTS("ec2:DescribeVpcEndpoints"),
  DESCRIBE_STACK_RESOURCES("cloudformation:DescribeStackResources"),
  LOOKUP_EVENTS("cloudtrail:LookupEvents"),
  /** Of the canary's own alarms. */
  DESCRIBE_ALARMS("cloudwatch:DescribeAlarms"),
  /** Of the target's alarm alone. */
  SET_ALARM_STATE("cloudwatch:SetAlarmState"),
  /**
   * Needs no permission:
   * https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html
   */
  GET_CALLER_IDENTITY("");

  private final String action;

  Permission(String action) {
    this.action = action;
  }

  /** The IAM action; empty where none is needed. */
  public String action() {
    return action;
  }

  String on(String resource) {
    return action.isEmpty() ? "" : action + " on " + resource;
  }
}
