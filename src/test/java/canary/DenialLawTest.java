package canary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import canary.catalogue.Cause;
import canary.evidence.Evidence;
import canary.evidence.MethodAddress;
import canary.finding.Answer;
import canary.paste.Paste;
import canary.probe.Denial;
import canary.probe.Denial.Kind;
import canary.probe.Denial.PolicyType;
import canary.probe.Outcome;
import canary.probe.Reply;
import canary.remedy.Remedy;
import canary.report.Report;
import canary.report.ReportedCause;
import canary.symptom.Observation;
import canary.verdict.Verdict;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/**
 * An explicit deny never leads to a fix that allows, however it is worded, wrapped and cut; and
 * every denial has a cause. All kinds, types of policy, services, resources and wrappings together.
 */
class DenialLawTest {
  private static final Explanation EXPLANATION =
      new Explanation(Clock.fixed(Instant.parse("2026-11-23T08:00:00Z"), ZoneOffset.UTC));

  private static final List<PolicyType> NAMED =
      Arrays.stream(PolicyType.values())
          .filter(it -> it != PolicyType.ROLE_TRUST && it != PolicyType.UNSAID)
          .toList();

  private static final Map<String, String> ARNS =
      Map.of(
          "sqs:sendmessage", "arn:aws:sqs:eu-west-1:111122223333:orders",
          "kms:GenerateDataKey", "arn:aws:kms:eu-west-1:111122223333:key/1234abcd",
          "kms:Decrypt", "arn:aws:kms:eu-west-1:111122223333:key/1234abcd",
          "sts:AssumeRole", "arn:aws:iam::111122223333:role/orders",
          "execute-api:Invoke",
              "arn:aws:execute-api:eu-west-1:********3333:a1b2c3d4e5/prod/POST/messages");

  private static final List<String> BEHIND =
      List.of(
          "",
          ".",
          "\"",
          "'",
          ",",
          ")",
          "]",
          "</Message>",
          "; then",
          ": arn:aws:iam::111122223333:policy/p",
          " (Service: AmazonSQS; Status Code: 403; Error Code: AccessDenied; Request ID: 1; Proxy:"
              + " null)",
          "\n    at com.example.Main.main(Main.java:1)");

  /** What a remedy must not say or run, once the one sentence that denies it is taken out. */
  private static final List<String> ALLOWING =
      List.of("allow", "permit", "put-role-policy", "add-permission", "create-grant", "attach-");

  @Test
  void anExplicitDenyIsNeverAnsweredWithAnAllow() {
    var tried = 0;
    for (var each : sentences(1)) {
      var wanted = ids(each.text());
      for (var wrapping : Wrapping.values()) {
        var masked = resources(each.resource()).get(tried % 5);
        var sentence = new DenialSentence(each.kind(), each.type(), each.action(), masked);
        // Five resources, twelve ends and eleven wrappings: in turn they meet in every pair.
        var pasted = wrapping.around(sentence.text() + BEHIND.get(tried % BEHIND.size()));
        var report = tried % 2 == 0 ? byWords(pasted) : byProbe(pasted);
        tried++;
        assertEquals(wanted, ids(report), pasted);
        if (sentence.kind() == Kind.EXPLICIT_DENY) {
          assertEquals(
              List.of(),
              report.causes().stream().flatMap(DenialLawTest::allowing).toList(),
              pasted);
        }
      }
    }
    assertTrue(tried > 800, tried + " tried");
  }

  /** Whatever a text mixes: no cause has a fix that allows once there is an explicit deny. */
  @Test
  void noFixAgainstADenyAllows() {
    var bad = new ArrayList<String>();
    for (var cause : Cause.catalogue()) {
      if (!cause.entry().seenAs().isEmpty()) {
        var fix = cause.entry().fixedBy().against(true);
        bad.addAll(
            Stream.concat(Stream.of(fix.does(), fix.template()), fix.commands().stream())
                .flatMap(it -> allowing(cause, it))
                .toList());
      }
    }
    assertEquals(List.of(), bad, () -> String.join("\n", bad));
  }

  /** Kind and type are read apart: neither is lost in any wrapping. */
  @Test
  void everyWrappingKeepsKindAndType() {
    var tried = 0;
    for (var sentence : sentences(5)) {
      for (var wrapping : Wrapping.values()) {
        var pasted = wrapping.around(sentence.text() + BEHIND.get(tried++ % BEHIND.size()));
        var denial =
            Outcome.ofCaptured(Reply.ofWords(pasted)) instanceof Outcome.Refused(var refusal, _)
                ? refusal.denial().orElseThrow(() -> new AssertionError(pasted))
                : Assertions.<Denial>fail(pasted);
        assertEquals(sentence.kind(), denial.kind(), pasted);
        assertEquals(sentence.type(), denial.policyType(), pasted);
        assertTrue(sentence.action().equalsIgnoreCase(denial.action()), pasted);
      }
    }
  }

  @Test
  void everyKindHasItsCause() {
    for (var sentence : sentences(1)) {
      assertTrue(!ids(sentence.text()).isEmpty(), sentence.text());
    }
  }

  @Test
  void withoutATypeEveryPolicyIsPossible() {
    for (var kind : Kind.values()) {
      var text =
          new DenialSentence(
                  kind,
                  PolicyType.UNSAID,
                  "sqs:sendmessage",
                  "arn:aws:sqs:eu-west-1:111122223333:orders")
              .text();
      var causes = byWords(text).causes();
      assertTrue(causes.stream().allMatch(it -> it.verdict() == Verdict.POSSIBLE), text);
      assertTrue(
          ids(text)
              .containsAll(
                  Set.of(
                      "role-denies-sending",
                      "role-boundary-denies",
                      "role-session-policy-denies",
                      "role-service-control-policy-denies",
                      "role-resource-control-policy-denies",
                      "queue-policy-denies",
                      "canary-endpoint-policy-denies")),
          () -> ids(text).toString());
    }
  }

  private static List<DenialSentence> sentences(int resources) {
    var sentences = new ArrayList<DenialSentence>();
    for (var arn : ARNS.entrySet()) {
      for (var resource : resources(arn.getValue()).subList(0, resources)) {
        for (var kind : Kind.values()) {
          NAMED.stream()
              .filter(_ -> kind != Kind.UNSAID)
              .forEach(it -> sentences.add(new DenialSentence(kind, it, arn.getKey(), resource)));
        }
        for (var kind : List.of(Kind.UNSAID, Kind.EXPLICIT_DENY)) {
          sentences.add(new DenialSentence(kind, PolicyType.UNSAID, arn.getKey(), resource));
        }
      }
    }
    return sentences;
  }

  /** As it is, quoted, masked, and cut. */
  private static List<String> resources(String arn) {
    return List.of(arn, "\"" + arn + "\"", "***", "<queue-arn>", arn.substring(0, 20) + "...");
  }

  private static Report byWords(String pasted) {
    return EXPLANATION.of(Paste.of(pasted));
  }

  /** Of a probe, with an account of which nothing could be read. */
  private static Report byProbe(String pasted) {
    var seen =
        Observation.of(
            Instant.parse("2026-11-23T08:00:00Z"),
            Answer.YES,
            Outcome.ofCaptured(Reply.of(403, Map.of(), pasted)),
            Optional.empty(),
            Optional.empty(),
            Evidence.unread(MethodAddress.UNKNOWN, "not read in this test"));
    return Report.of("probe", "orders", Duration.ZERO, seen);
  }

  private static Set<String> ids(String pasted) {
    return ids(byWords(pasted));
  }

  private static Set<String> ids(Report report) {
    return report.causes().stream()
        .filter(DenialLawTest::stands)
        .map(it -> it.cause().id())
        .collect(Collectors.toSet());
  }

  private static boolean stands(ReportedCause cause) {
    return cause.verdict() != Verdict.RULED_OUT;
  }

  /** What of a fix would widen access. */
  static Stream<String> allowing(ReportedCause cause) {
    return words(cause.remedy()).flatMap(it -> allowing(cause.cause(), it));
  }

  private static Stream<String> allowing(Cause cause, String words) {
    return Stream.of(words)
        .map(it -> it.toLowerCase(java.util.Locale.ROOT))
        // A name is no advice, whatever letters it has.
        .map(it -> it.replaceAll("arn:aws[\\w:/.-]*", ""))
        .map(it -> it.replace("adding an allow does not help: an explicit deny wins", ""))
        .map(it -> it.replace("access-control-allow-origin", "").replace("let the base path", ""))
        .filter(it -> ALLOWING.stream().anyMatch(it::contains) || it.startsWith("let "))
        .map(it -> cause.id() + ": " + it);
  }

  private static Stream<String> words(Remedy remedy) {
    return Stream.concat(
        Stream.concat(
            Stream.of(remedy.does(), remedy.template(), remedy.verify()),
            remedy.handOver().stream().flatMap(it -> Stream.of(it.asks(), it.document()))),
        remedy.commands().stream());
  }
}
