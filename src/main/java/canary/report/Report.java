package canary.report;

import canary.catalogue.Component;
import canary.evidence.Change;
import canary.evidence.TestInvocation;
import canary.finding.Quotation;
import canary.probe.Outcome;
import canary.remedy.KnownNames;
import canary.report.ReportedOutcome.Kind;
import canary.symptom.Observation;
import canary.verdict.Diagnosis;
import canary.verdict.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The result of a run for one target: the outcome, the ranked causes with their fixes, and what
 * stayed unknown.
 */
public record Report(
    String mode,
    String target,
    Instant at,
    Quotation identity,
    Status status,
    ReportedOutcome seen,
    Duration latency,
    List<Hop> path,
    List<ReportedCause> causes,
    List<ReportedCause> alsoFound,
    List<Change> changed,
    List<NotRead> notRead,
    String readAs) {
  /** Puts what was observed and its diagnosis into words. */
  public static Report of(String mode, String target, Duration latency, Observation observed) {
    var outcome = observed.outcome();
    var names = KnownNames.of(observed.account(), observed.refusal());
    var diagnosis = Diagnosis.of(observed);
    var denied = observed.explicitlyDenied();
    var causes =
        diagnosis.assessments().stream()
            .map(it -> ReportedCause.of(it, observed.account(), names, denied))
            .toList();
    var report =
        new Report(
            mode,
            target,
            observed.at(),
            names.identity(),
            Status.of(mode, outcome),
            ReportedOutcome.of(outcome)
                .sending(
                    observed
                        .account()
                        .testInvocation()
                        .found()
                        .flatMap(TestInvocation::requestBody)),
            latency,
            Hop.path(mode, outcome, causes),
            causes,
            diagnosis.alsoFound().stream()
                .map(it -> ReportedCause.of(it, observed.account(), names, false))
                .toList(),
            Shortening.recent(observed),
            NotRead.in(observed.account()),
            "");
    return Fixes.foretold(report, observed.account());
  }

  /** The same with each of its causes changed so. */
  Report with(UnaryOperator<ReportedCause> change) {
    return having(
        causes.stream().map(change).toList(),
        alsoFound.stream().map(change).toList(),
        changed,
        notRead);
  }

  /** The same with other lists. */
  Report having(
      List<ReportedCause> first,
      List<ReportedCause> beside,
      List<Change> edits,
      List<NotRead> open) {
    return but(status, seen, path, first, beside, edits, open, readAs);
  }

  /** The same where another status is due, and what it says of the path. */
  Report being(Status other, List<Hop> otherPath) {
    return but(other, seen, otherPath, causes, alsoFound, changed, notRead, readAs);
  }

  /** The same of a pasted text, with what that was taken for. */
  public Report readAs(String form) {
    return but(status, seen, path, causes, alsoFound, changed, notRead, form);
  }

  /** The same with one thing more to know about the outcome; nothing where the note is empty. */
  public Report noting(String note) {
    return but(status, seen.noting(note), path, causes, alsoFound, changed, notRead, readAs);
  }

  /** Of the same run. */
  private Report but(
      Status status,
      ReportedOutcome seen,
      List<Hop> path,
      List<ReportedCause> causes,
      List<ReportedCause> alsoFound,
      List<Change> changed,
      List<NotRead> notRead,
      String readAs) {
    return new Report(
        mode, target, at, identity, status, seen, latency, path, causes, alsoFound, changed,
        notRead, readAs);
  }

  /** Of a run in which nothing was looked into. */
  private static Report bare(
      String mode,
      String target,
      Instant at,
      Status status,
      ReportedOutcome seen,
      Duration latency,
      List<Hop> path) {
    return new Report(
        mode,
        target,
        at,
        Quotation.NONE,
        status,
        seen,
        latency,
        path,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        "");
  }

  /** The message arrived as it was sent; there is nothing to explain, and nothing was read. */
  public static Report healthy(
      String target, Instant at, Duration latency, Outcome.Delivered delivered) {
    return bare(
        "probe",
        target,
        at,
        Status.HEALTHY,
        ReportedOutcome.of(delivered),
        latency,
        Hop.path(Optional.empty(), Hop.ALL));
  }

  /**
   * An outcome whose cause is not looked into yet, or will not be: the run's time may end first.
   */
  public static Report undiagnosed(String target, Instant at, Duration latency, Outcome outcome) {
    var open = new NotRead("diagnosis", "the run's time ended before it was made", "");
    return open.addedTo(
        bare(
            "probe",
            target,
            at,
            Status.of("probe", outcome),
            ReportedOutcome.of(outcome),
            latency,
            Hop.path("probe", outcome, List.of())));
  }

  /** What the configuration alone shows: everything that the account proves is a cause. */
  public static Report ofConfiguration(String target, Observation observed) {
    var read = of("inspect", target, Duration.ZERO, observed);
    var account = observed.account();
    var broken = read.alsoFound().stream().filter(it -> it.breaks(account)).findFirst();
    var open =
        Stream.concat(
                NotRead.open(account),
                broken.isPresent() ? Stream.<NotRead>empty() : NotRead.arrival(account))
            .toList();
    var status =
        broken.isPresent()
            ? Status.FAILING
            : read.alsoFound().isEmpty() && account.isPathRead() && open.isEmpty()
                ? Status.HEALTHY
                : Status.UNPROVEN;
    return read.being(status, Hop.path(broken.map(it -> it.cause().component()), Set.of()))
        .having(
            read.alsoFound(),
            List.of(),
            read.changed(),
            Stream.concat(read.notRead().stream(), open.stream()).toList());
  }

  /** A run in which the canary itself failed; nothing is known of the target. */
  public static Report blind(String mode, String target, Instant at, List<String> why) {
    return bare(
        mode,
        target,
        at,
        Status.BLIND,
        ReportedOutcome.blind(why),
        Duration.ZERO,
        Hop.path(Optional.empty(), Set.of()));
  }

  /** The cause to act on first; empty when nothing in the catalogue fits. */
  public Optional<ReportedCause> foremost() {
    for (var cause : causes) {
      if (cause.verdict() != Verdict.RULED_OUT) {
        return Optional.of(cause);
      }
    }
    return Optional.empty();
  }

  /** The component whose alarm this report raises; empty when the target is healthy. */
  public Optional<Component> component() {
    return switch (status) {
      case HEALTHY -> Optional.empty();
      case BLIND -> Optional.of(Component.CANARY);
      case FAILING, UNPROVEN ->
          Optional.of(
              foremost().map(it -> it.cause().component()).orElseGet(this::componentOfLayer));
    };
  }

  private Component componentOfLayer() {
    return seen.layer()
        .map(
            layer ->
                switch (layer) {
                  case QUEUE -> Component.QUEUE;
                  case GATEWAY, EDGE, UNKNOWN -> Component.GATEWAY;
                })
        .orElse(seen.kind() == Kind.UNANSWERED ? Component.CANARY : Component.INTEGRATION);
  }
}
