package canary.lab.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import canary.LabRun;
import canary.catalogue.Cause;
import canary.catalogue.Gap;
import canary.catalogue.GatewayAccessCause;
import canary.evidence.EvidenceDraft;
import canary.verdict.Assessment;
import canary.verdict.Diagnosis;
import canary.verdict.Verdict;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The canary in front of every fault that the lab can make. */
class FaultsTest {
  private static final Set<String> SAID = Set.of("TESTIMONY", "FINGERPRINT");

  /** The code of a reply that tells nobody what SQS said, as the template's for strangers. */
  private static final String HIDDEN = "HTTP 502";

  /** Their replies mean little else, and do not prove it. */
  private static final Set<String> SAYS_MOST =
      Set.of(
          "queue-parameter-not-valid",
          "gateway-not-reached",
          "integration-timeout-too-short",
          "canary-aws-service-error");

  static List<Scene> scenes() {
    return Scenes.all();
  }

  @ParameterizedTest
  @MethodSource("scenes")
  void isNamed(Scene scene) {
    var fault = scene.fault();
    var run = scene.informed();
    assertEquals(
        fault.cause().id() + " " + fault.verdict(),
        run.causes().stream().findFirst().map(LabRun.Named::describe).orElse("nothing"),
        () -> run.reply() + " " + run.causes());
    assertEquals(
        fault.beside().stream().map(it -> it.id() + " CONFIRMED").collect(Collectors.toSet()),
        describe(run)
            .filter(it -> fault.beside().stream().anyMatch(other -> other.id().equals(it.id())))
            .map(LabRun.Named::describe)
            .collect(Collectors.toSet()));
    assertEquals(List.of(), run.alsoFound().stream().filter(it -> !fault.has(it.id())).toList());
    assertEquals(1, run.notices().size());
  }

  /**
   * Without the account the cause stands, if a reply can show it at all, and nothing but the
   * reply's own word confirms.
   */
  @ParameterizedTest
  @MethodSource("scenes")
  void standsByTheReplyAlone(Scene scene) {
    var run = scene.blind();
    assertTrue(
        run.code().equals(HIDDEN)
            || scene.fault().cause().entry().seenAs().isEmpty()
            || run.causes().stream().anyMatch(it -> it.stands() && scene.fault().has(it.id())),
        () -> run.reply() + " " + run.causes());
    for (var cause : describe(run).filter(it -> it.verdict().equals("CONFIRMED")).toList()) {
      assertTrue(scene.fault().has(cause.id()), cause.id());
      assertTrue(cause.kinds().stream().anyMatch(SAID::contains), cause.toString());
    }
  }

  /**
   * What one read hides makes the canary less sure, and never sure of something else, nor sure that
   * the fault is not there.
   */
  @ParameterizedTest
  @MethodSource("scenes")
  void isNeverConfidentlyWrongWhateverOneReadHides(Scene scene) {
    for (var hidden : Hiding.ONE_READ.entrySet()) {
      var account = hidden.getValue().apply(EvidenceDraft.of(scene.seen().account())).done();
      for (var assessment : Diagnosis.of(Scene.beside(account, scene.seen())).assessments()) {
        var mine = scene.fault().has(assessment.cause().id());
        assertTrue(
            assessment.verdict() != (mine ? Verdict.RULED_OUT : Verdict.CONFIRMED),
            () -> "without " + hidden.getKey() + ": " + assessment);
      }
    }
  }

  /**
   * The reply of a broken stack beside the account of a sound one: only the reply can confirm, and
   * where the probe went without a signature, that the method wants one.
   */
  @ParameterizedTest
  @MethodSource("scenes")
  void aSoundAccountProvesNothing(Scene scene) {
    for (var assessment : Diagnosis.of(scene.soundAccount()).assessments()) {
      assertTrue(
          assessment.verdict() != Verdict.CONFIRMED
              || saidByReply(assessment)
              || assessment.cause() == GatewayAccessCause.SIGNATURE_MISSING,
          assessment.toString());
    }
  }

  /** Every cause of the catalogue is made, or it is said why not. */
  @Test
  void everyCauseIsMadeOrItIsSaidWhyNot() {
    assertEquals(
        List.of(),
        Cause.catalogue().stream()
            .flatMap(
                it -> {
                  var made =
                      Faults.ALL.stream().anyMatch(fault -> fault.has(it.id()))
                          || Healthy.ALL.stream().anyMatch(variant -> variant.has(it.id()))
                          || Shapes.ALL.stream().anyMatch(variant -> variant.has(it.id()));
                  return Gap.when(
                      made == Unmade.WHY.containsKey(it),
                      it,
                      made
                          ? "the lab makes it: remove its reason from Unmade.java"
                          : "no lab fault: add one to %s, a variant to Healthy.java, or a reason to Unmade.java"
                              .formatted(Gap.file(it, "Faults")));
                })
            .toList());
  }

  /** Every cause is narrowly missed by another fault's reply, unless its own reply says it all. */
  @Test
  void everyCauseIsToldFromWhatLooksAlike() {
    var byCode = Scenes.all().stream().collect(Collectors.groupingBy(it -> it.blind().code()));
    for (var alike : byCode.values()) {
      var cause = alike.getFirst().fault().cause();
      if (alike.stream().allMatch(it -> it.fault().cause() == cause)
          && !SAYS_MOST.contains(cause.id())) {
        assertEquals(
            cause.id() + " CONFIRMED", alike.getFirst().blind().causes().getFirst().describe());
      }
    }
  }

  private static Stream<LabRun.Named> describe(LabRun run) {
    return Stream.concat(run.causes().stream(), run.alsoFound().stream());
  }

  private static boolean saidByReply(Assessment assessment) {
    return assessment.evidence().stream().anyMatch(it -> SAID.contains(it.weight().name()));
  }
}
