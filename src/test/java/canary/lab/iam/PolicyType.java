package canary.lab.iam;

/**
 * The types of policy, in the order in which a denial names them when several deny.
 *
 * <p>That identity comes before resource was measured across accounts with Secrets Manager
 * (DevelopersIO, Classmethod); the rest of the order is assumed after
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html
 */
public enum PolicyType {
  SERVICE_CONTROL,
  RESOURCE_CONTROL,
  IDENTITY,
  RESOURCE,
  BOUNDARY,
  TRUST
}
