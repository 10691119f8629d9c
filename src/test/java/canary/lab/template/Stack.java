package canary.lab.template;

/** A CloudFormation stack: its name, and the account and Region it lives in. */
public record Stack(String name, String account, String region) {
  /** The stack of the tests, in an account that AWS reserves for examples. */
  public static final Stack ORDERS = new Stack("orders", "111122223333", "eu-west-1");

  public String partition() {
    return region.startsWith("cn-")
        ? "aws-cn"
        : region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
  }

  public String urlSuffix() {
    return region.startsWith("cn-") ? "amazonaws.com.cn" : "amazonaws.com";
  }

  public String arn(String service, String resource) {
    return "arn:%s:%s:%s:%s:%s".formatted(partition(), service, region, account, resource);
  }
}
