package canary.lab.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import canary.LabRun;
import canary.Sighting;
import canary.cause.Diagnosis;
import canary.cause.GatewayCause;
import canary.cause.Judgement;
import canary.cause.Observation;
import canary.cause.Verdict;
import canary.evidence.EvidenceDraft;
import canary.evidence.Finding;
import canary.lab.Laboratory;
import canary.lab.account.LabAccount;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
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

  static List<Fault> faults() {
    return Faults.ALL;
  }

  @ParameterizedTest
  @MethodSource("faults")
  void isNamed(Fault fault) throws IOException {
    try (var lab = Laboratory.start(fault.parameters())) {
      fault.change().accept(lab);
      var run = LabRun.of(lab, LabAccount.of(lab));

      assertEquals(
          fault.cause().id() + " " + fault.verdict(),
          run.causes().stream().findFirst().map(LabRun.Named::told).orElse("nothing"),
          () -> run.reply() + " " + run.causes());
      assertEquals(
          fault.beside().stream().map(it -> it.id() + " CONFIRMED").collect(Collectors.toSet()),
          Stream.of(run.causes(), run.alsoFound())
              .flatMap(List::stream)
              .filter(it -> fault.beside().stream().anyMatch(other -> other.id().equals(it.id())))
              .map(LabRun.Named::told)
              .collect(Collectors.toSet()));
      assertEquals(1, run.notices().size());
    }
  }

  /** Without the account the cause stands, and nothing but the reply's own word confirms. */
  @ParameterizedTest
  @MethodSource("faults")
  void standsByTheReplyAlone(Fault fault) throws IOException {
    try (var lab = Laboratory.start(fault.parameters())) {
      fault.change().accept(lab);
      var run = LabRun.blind(lab);

      assertTrue(
          run.code().equals(HIDDEN)
              || run.causes().stream().anyMatch(it -> it.stands() && fault.has(it.id())),
          () -> run.reply() + " " + run.causes());
      for (var cause : Stream.concat(run.causes().stream(), run.alsoFound().stream()).toList()) {
        if (cause.verdict().equals("CONFIRMED")) {
          assertTrue(fault.has(cause.id()), cause.id());
          assertTrue(cause.kinds().stream().anyMatch(SAID::contains), cause.toString());
        }
      }
    }
  }

  /** What one read hides makes the canary less sure, and never sure of something else. */
  @ParameterizedTest
  @MethodSource("faults")
  void nothingElseIsConfirmedWhateverOneReadHides(Fault fault) throws IOException {
    try (var lab = Laboratory.start(fault.parameters())) {
      fault.change().accept(lab);
      var seen = Sighting.of(lab, lab, LabAccount.of(lab));

      for (var hidden : HIDING.entrySet()) {
        for (var judgement : Diagnosis.of(without(hidden.getValue(), seen)).judgements()) {
          assertTrue(
              judgement.verdict() != Verdict.CONFIRMED || fault.has(judgement.cause().id()),
              () -> "without " + hidden.getKey() + ": " + judgement);
        }
      }
    }
  }

  /**
   * The reply of a broken stack beside the account of a sound one: only the reply can confirm. That
   * a method wants a signature is sound; what would be the fault is the canary's own setting.
   */
  @ParameterizedTest
  @MethodSource("faults")
  void aSoundAccountProvesNothing(Fault fault) throws IOException {
    try (var sound = Laboratory.start(fault.parameters());
        var lab = Laboratory.start(fault.parameters())) {
      fault.change().accept(lab);
      var seen = Sighting.of(lab, sound, LabAccount.of(sound).denying("test invocation"));

      for (var judgement : Diagnosis.of(seen).judgements()) {
        assertTrue(
            judgement.verdict() != Verdict.CONFIRMED
                || saidByReply(judgement)
                || judgement.cause() == GatewayCause.SIGNATURE_MISSING,
            judgement.toString());
      }
    }
  }

  /** Every cause is narrowly missed by another fault's reply, unless its own reply says it all. */
  @Test
  void everyCauseIsToldFromWhatLooksAlike() throws IOException {
    var byCode = faults().stream().collect(Collectors.groupingBy(FaultsTest::code));
    for (var group : byCode.values()) {
      var causes = group.stream().map(Fault::cause).distinct().toList();
      if (causes.size() == 1 && !SAYS_MOST.contains(causes.getFirst().id())) {
        assertEquals(Verdict.CONFIRMED, byReply(group.getFirst()), group.getFirst().toString());
      }
    }
  }

  /** Their replies mean nothing else, and do not prove it. */
  private static final Set<String> SAYS_MOST =
      Set.of("gateway-edge-answered", "integration-timeout-too-short", "canary-name-not-resolved");

  private static String code(Fault fault) {
    try (var lab = Laboratory.start(fault.parameters())) {
      fault.change().accept(lab);
      return LabRun.blind(lab).code();
    } catch (IOException broken) {
      throw new java.io.UncheckedIOException(broken);
    }
  }

  private static Verdict byReply(Fault fault) throws IOException {
    try (var lab = Laboratory.start(fault.parameters())) {
      fault.change().accept(lab);
      return LabRun.blind(lab).causes().stream()
          .filter(it -> fault.has(it.id()))
          .map(it -> Verdict.valueOf(it.verdict()))
          .findFirst()
          .orElse(Verdict.RULED_OUT);
    }
  }

  private static boolean saidByReply(Judgement judgement) {
    return judgement.evidence().stream().anyMatch(it -> SAID.contains(it.kind().name()));
  }

  private static Observation without(UnaryOperator<EvidenceDraft> hiding, Observation seen) {
    return new Observation(
        seen.at(),
        seen.outcome(),
        seen.plain(),
        seen.refusable(),
        hiding.apply(seen.account().revise()).done());
  }

  private static final Map<String, UnaryOperator<EvidenceDraft>> HIDING =
      Map.ofEntries(
          Map.entry("identity", it -> it.identity(hidden())),
          Map.entry("API", it -> it.api(hidden())),
          Map.entry("stage", it -> it.stage(hidden())),
          Map.entry("method", it -> it.method(hidden())),
          Map.entry("deployment", it -> it.route(hidden())),
          Map.entry("saved integration", it -> it.saved(hidden())),
          Map.entry("deployed integration", it -> it.deployed(hidden())),
          Map.entry("role", it -> it.role(hidden())),
          Map.entry("queue", it -> it.queue(hidden())),
          Map.entry("key", it -> it.key(hidden())),
          Map.entry("simulation", it -> it.simulation(hidden())),
          Map.entry("test invocation", it -> it.testInvocation(hidden())));

  private static <T> Finding<T> hidden() {
    return Finding.unreadable("something", "AccessDenied: the canary may not read this");
  }
}
