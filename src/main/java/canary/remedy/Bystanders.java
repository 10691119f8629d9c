package canary.remedy;

import canary.finding.Answer;
import canary.finding.Arn;
import canary.policy.Caller;
import canary.policy.Context;
import canary.policy.Decision;
import canary.policy.Policy;
import canary.policy.PolicyKind;
import canary.policy.Reach;
import canary.policy.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Requests that a change of a policy is not meant for: other actions, other resources and other
 * callers, among them one without credentials.
 */
final class Bystanders {
  private static final String ELSEWHERE = "999999999999";

  private static final int MOST_NAMED = 4;

  private static final Map<String, List<String>> ACTIONS =
      Map.of(
          "sqs",
          List.of(
              "sqs:SendMessage",
              "sqs:ReceiveMessage",
              "sqs:DeleteMessage",
              "sqs:PurgeQueue",
              "sqs:DeleteQueue",
              "sqs:SetQueueAttributes"),
          "kms",
          List.of(
              "kms:GenerateDataKey",
              "kms:Decrypt",
              "kms:Encrypt",
              "kms:CreateGrant",
              "kms:PutKeyPolicy",
              "kms:ScheduleKeyDeletion"),
          "sts",
          List.of("sts:AssumeRole"),
          "execute-api",
          List.of("execute-api:Invoke"),
          "sns",
          List.of("sns:Publish", "sns:Subscribe", "sns:DeleteTopic"));

  /** A request, and as a sentence names it. */
  private record Bystander(String words, Request request) {}

  /**
   * What one policy lets through, or denies no more, beside what is meant.
   *
   * @param tried how many requests were tried
   * @param opened those for which it is so, in words
   */
  record Opened(int tried, List<String> opened) {
    /** Whether callers are among them that are not the one that is meant. */
    boolean toOthers() {
      return opened.stream().anyMatch(it -> !it.endsWith("the same caller"));
    }
  }

  private Bystanders() {}

  static Opened between(Policy before, Policy after, PolicyKind kind, List<Request> meant) {
    var all = of(kind, meant);
    return new Opened(
        all.size(),
        all.stream()
            .filter(
                it ->
                    opens(
                        before.decide(kind, it.request(), Reach.ANY),
                        after.decide(kind, it.request(), Reach.ANY)))
            .map(Bystander::words)
            .toList());
  }

  /** What is opened, in words that name an action once. */
  static String named(List<String> opened) {
    var more = opened.size() - MOST_NAMED;
    var action = "";
    var words = new ArrayList<String>();
    for (var it : opened.stream().limit(MOST_NAMED).toList()) {
      words.add(action.isEmpty() || !it.startsWith(action) ? it : it.substring(action.length()));
      action = it.substring(0, it.indexOf(' ') + 1);
    }
    return "this policy no longer refuses "
        + String.join(", ", words)
        + (more > 0 ? " and %d more".formatted(more) : "");
  }

  private static boolean opens(Decision before, Decision after) {
    return rank(after.allows().answer()) > rank(before.allows().answer())
        || rank(after.denies().answer()) < rank(before.denies().answer());
  }

  private static int rank(Answer answer) {
    return switch (answer) {
      case NO -> 0;
      case UNKNOWN -> 1;
      case YES -> 2;
    };
  }

  private static List<Bystander> of(PolicyKind kind, List<Request> meant) {
    var first = meant.getFirst();
    var service = first.action().substring(0, first.action().indexOf(':'));
    var all = new ArrayList<Bystander>();
    for (var action : ACTIONS.getOrDefault(service, List.of(first.action()))) {
      boolean isMeant = meant.stream().anyMatch(it -> it.action().equalsIgnoreCase(action));
      if (!isMeant) {
        all.add(
            new Bystander(
                action + " for the same caller",
                new Request(first.caller(), action, first.resource(), first.context())));
      }
      switch (kind) {
        case IDENTITY ->
            all.add(
                new Bystander(
                    action + " on other resources for the same caller",
                    new Request(
                        first.caller(), action, first.resource() + "-another", first.context())));
        case RESOURCE, TRUST -> others(first, action).forEach(all::add);
      }
    }
    if (kind == PolicyKind.IDENTITY) {
      all.add(
          new Bystander(
              "iam:PassRole for the same caller",
              new Request(
                  first.caller(), "iam:PassRole", "arn:aws:iam::1:role/x", first.context())));
    }
    return all;
  }

  private static Stream<Bystander> others(Request meant, String action) {
    var account =
        Arn.parse(meant.resource()).map(Arn::account).filter(it -> !it.isEmpty()).orElse("1");
    return Stream.of(
            new Bystander("%s for any caller", anonymous(meant, action)),
            new Bystander("%s for other roles of the account", role(meant, action, account)),
            new Bystander("%s for roles of other accounts", role(meant, action, ELSEWHERE)),
            new Bystander("%s for other services", service(meant, action)))
        .filter(it -> !it.request().caller().equals(meant.caller()))
        .map(it -> new Bystander(it.words().formatted(action), it.request()));
  }

  private static Request anonymous(Request meant, String action) {
    return new Request(
        new Caller.Anonymous(),
        action,
        meant.resource(),
        Context.empty().withAssumedAbsent("aws:PrincipalArn", "aws:PrincipalAccount"));
  }

  private static Request role(Request meant, String action, String account) {
    return new Request(
        new Caller.RoleSession(
            "aws",
            account,
            "another-role",
            Optional.of("AROAANOTHERROLE00000"),
            Optional.of("session"),
            Answer.NO),
        action,
        meant.resource(),
        Context.empty()
            .with("aws:PrincipalArn", "arn:aws:iam::%s:role/another-role".formatted(account))
            .with("aws:PrincipalAccount", account));
  }

  private static Request service(Request meant, String action) {
    return new Request(
        new Caller.Service("lambda.amazonaws.com"), action, meant.resource(), Context.empty());
  }
}
