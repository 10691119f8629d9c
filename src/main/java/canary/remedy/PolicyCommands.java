package canary.remedy;

import canary.evidence.Queue;
import canary.remedy.PolicyPlace.Type;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The commands of the AWS CLI for the policy of a place. */
record PolicyCommands(PolicyPlace place) {

  /** Prints the policy, and nothing else. */
  String show() {
    return switch (place.type()) {
      case INLINE ->
          "aws iam get-role-policy " + inline() + " --query PolicyDocument --output json";
      case MANAGED, BOUNDARY ->
          "aws iam get-policy-version %s --version-id \"$(aws iam get-policy %s --query"
                  .formatted(managed(), managed())
              + " Policy.DefaultVersionId --output text)\" --query PolicyVersion.Document --output"
              + " json";
      case TRUST ->
          "aws iam get-role "
              + option("--role-name", place.owner().lastName())
              + " --query Role.AssumeRolePolicyDocument --output json";
      case QUEUE ->
          "aws sqs get-queue-attributes "
              + queue()
              + " --attribute-names Policy --query Attributes.Policy --output text";
      case KEY ->
          "aws kms get-key-policy " + key() + " --policy-name default --query Policy --output text";
      case API -> "aws apigateway get-rest-api " + api() + " --query policy --output text";
      case ENDPOINT ->
          "aws ec2 describe-vpc-endpoints "
              + region()
              + option("--vpc-endpoint-ids", place.owner().resource())
              + " --query 'VpcEndpoints[0].PolicyDocument' --output text";
      case TOPIC ->
          "aws sns get-topic-attributes " + topic() + " --query Attributes.Policy --output text";
    };
  }

  /**
   * Sets the policy while it still is what was read: a change that another user made meanwhile is
   * never undone.
   *
   * @param read what was read; empty where nothing is there
   */
  List<String> change(String read, String document) {
    return behind(
        read.isEmpty()
            ? added(document)
            : new Unchanged(show(), shown(read), shown(document), place.words()),
        set(document));
  }

  /** Takes the whole policy away, after the same look. */
  List<String> remove(String read) {
    return behind(
        switch (place.type()) {
          case INLINE -> added(read).reversed();
          case MANAGED ->
              new Unchanged(
                  "{ %s && %s; }".formatted(show(), countAttached()),
                  shown(read) + "1",
                  shown(read) + "0",
                  place.words());
          case BOUNDARY, TRUST, QUEUE, KEY, API, ENDPOINT, TOPIC ->
              new Unchanged(show(), shown(read), Unchanged.NONE, place.words());
        },
        takeAway());
  }

  /** Takes away the policy that was added with this document; nothing where it is gone already. */
  String withdraw(String document) {
    return added(document).reversed().or(delete());
  }

  /** Where nothing was, a policy of the role. */
  private Unchanged added(String document) {
    return new Unchanged(
        Unchanged.orError(show(), Unchanged.NO_ROLE_OR_POLICY),
        Unchanged.NO_ROLE_OR_POLICY,
        shown(document),
        place.words());
  }

  private static List<String> behind(Unchanged look, List<String> commands) {
    return Stream.concat(Stream.of(look.or(commands.getFirst())), commands.stream().skip(1))
        .toList();
  }

  private String countAttached() {
    return "aws iam list-attached-role-policies %s --query %s --output json"
        .formatted(
            option("--role-name", place.name()),
            ShellWord.of("length(AttachedPolicies[?PolicyArn=='%s'])".formatted(place.owner())));
  }

  /**
   * Sets the policy as it was read, to the byte, over all that is there: a service may show what
   * was set in an order of its own.
   */
  List<String> restore(String read, boolean removed) {
    return removed && place.type() == Type.MANAGED
        ? List.of("aws iam attach-role-policy " + attachment())
        : set(read);
  }

  private List<String> takeAway() {
    return switch (place.type()) {
      case INLINE -> List.of(delete());
      case MANAGED -> List.of("aws iam detach-role-policy " + attachment());
      case BOUNDARY, TRUST, QUEUE, KEY, API, ENDPOINT, TOPIC -> set("");
    };
  }

  private String attachment() {
    return option("--role-name", place.name()) + " " + managed();
  }

  /** As the policy is shown once it is set: IAM's is parsed and printed by the CLI. */
  private String shown(String document) {
    return switch (place.type()) {
      case INLINE, MANAGED, BOUNDARY, TRUST -> PolicyText.reprinted(document);
      case QUEUE, KEY, API, ENDPOINT, TOPIC -> document;
    };
  }

  /** Sets the policy as it is given, to the byte. */
  List<String> set(String document) {
    return switch (place.type()) {
      case INLINE ->
          List.of(
              "aws iam put-role-policy " + inline() + " " + option("--policy-document", document));
      case MANAGED, BOUNDARY ->
          List.of(
              roomForVersion()
                  + " && aws iam create-policy-version "
                  + managed()
                  + " "
                  + option("--policy-document", document)
                  + " --set-as-default");
      case TRUST ->
          List.of(
              "aws iam update-assume-role-policy "
                  + option("--role-name", place.owner().lastName())
                  + " "
                  + option("--policy-document", document));
      case QUEUE ->
          List.of(
              "aws sqs set-queue-attributes "
                  + queue()
                  + " "
                  + option("--attributes", PolicyText.write(Map.of("Policy", document))));
      case KEY ->
          List.of(
              "aws kms put-key-policy "
                  + key()
                  + " --policy-name default"
                  + " "
                  + option("--policy", document));
      case API ->
          List.of(
              "aws apigateway update-rest-api "
                  + api()
                  + " "
                  + option("--patch-operations", PolicyText.write(List.of(replacing(document)))),
              "aws apigateway create-deployment "
                  + api()
                  + " "
                  + option("--stage-name", place.name()));
      case ENDPOINT ->
          List.of(
              "aws ec2 modify-vpc-endpoint "
                  + region()
                  + option("--vpc-endpoint-id", place.owner().resource())
                  + " "
                  + option("--policy-document", document));
      case TOPIC ->
          List.of(
              "aws sns set-topic-attributes "
                  + topic()
                  + " --attribute-name Policy"
                  + " "
                  + option("--attribute-value", document));
    };
  }

  /**
   * A managed policy has at most five versions: of five the oldest goes that is not the default.
   *
   * <p>https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-versioning.html
   */
  private String roomForVersion() {
    var list = "$(aws iam list-policy-versions " + managed() + " --query %s --output text)";
    return "{ [ %s -lt 5 ] || aws iam delete-policy-version %s --version-id %s; }"
        .formatted(
            list.formatted("'length(Versions)'"),
            managed(),
            list.formatted("'Versions[?IsDefaultVersion==`false`]|[-1].VersionId'"));
  }

  private String delete() {
    return "aws iam delete-role-policy " + inline();
  }

  private static Map<String, Object> replacing(String document) {
    var operation = new LinkedHashMap<String, Object>();
    operation.put("op", "replace");
    operation.put("path", "/policy");
    operation.put("value", document);
    return operation;
  }

  private String inline() {
    return option("--role-name", place.owner().lastName())
        + " "
        + option("--policy-name", place.name());
  }

  private String managed() {
    return option("--policy-arn", place.owner().toString());
  }

  private String queue() {
    return region() + option("--queue-url", Queue.url(place.owner()));
  }

  private String key() {
    return region() + option("--key-id", place.owner().toString());
  }

  private String topic() {
    return region() + option("--topic-arn", place.owner().toString());
  }

  private String api() {
    return region() + option("--rest-api-id", place.owner().resource());
  }

  private String region() {
    return option("--region", place.owner().region()) + " ";
  }

  private static String option(String name, String value) {
    return ShellWord.option(name, value);
  }
}
