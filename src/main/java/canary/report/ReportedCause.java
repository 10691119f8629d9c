package canary.report;

import canary.catalogue.Cause;
import canary.catalogue.IntegrationResponseCause;
import canary.evidence.Evidence;
import canary.evidence.Reason;
import canary.finding.Quotation;
import canary.remedy.KnownNames;
import canary.remedy.PlaceholderText;
import canary.remedy.Remedy;
import canary.remedy.Source;
import canary.verdict.Assessment;
import canary.verdict.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A cause as a report shows it, with its remedy in real names.
 *
 * @param sources of what the remedy changes, where they are known
 * @param next what is seen once it and the fixes before it are made; empty where it is the last, or
 *     that is not known
 */
public record ReportedCause(
    Cause cause,
    Verdict verdict,
    List<Reason> because,
    List<Quotation> unknown,
    Remedy remedy,
    List<Source> sources,
    Quotation next) {

  /** Messages arrive, and only the proof of it is missing; where that is not certain, false. */
  public static boolean onlyHidesDelivery(Report report) {
    return report.status() == Status.UNPROVEN
        && report
            .foremost()
            .filter(it -> it.verdict == Verdict.CONFIRMED)
            .filter(it -> it.cause == IntegrationResponseCause.RESPONSE_HIDES_MESSAGE_ID)
            .isPresent();
  }

  static ReportedCause of(
      Assessment assessment, Evidence account, KnownNames names, boolean explicitlyDenied) {
    var ruledOut = assessment.verdict() == Verdict.RULED_OUT;
    var remedy =
        Remedy.of(assessment.cause().entry().fixedBy().against(explicitlyDenied), account, names);
    return new ReportedCause(
        assessment.cause(),
        assessment.verdict(),
        ruledOut ? assessment.against() : assessment.evidence(),
        Stream.concat(toSettle(assessment, names).stream(), assessment.unknown().stream()).toList(),
        remedy,
        ruledOut ? List.of() : Source.of(remedy.commands(), account),
        Quotation.NONE);
  }

  ReportedCause seeing(String after) {
    return new ReportedCause(
        cause, verdict, because, unknown, remedy, sources, Quotation.of(after));
  }

  private static Optional<Quotation> toSettle(Assessment assessment, KnownNames names) {
    return Optional.of(assessment.toSettle())
        .filter(read -> !read.isEmpty())
        .map(read -> Quotation.of("To confirm: " + PlaceholderText.prose(read, names)));
  }

  /**
   * What is only unsafe, or only possible, breaks nothing yet; nor does damage to characters that
   * the target's message does not have.
   */
  boolean breaks(Evidence account) {
    return verdict.compareTo(Verdict.LIKELY) <= 0
        && switch (cause.impact()) {
          case FAILS -> true;
          case DAMAGES -> account.place().message().showsDamage();
          case UNSAFE -> false;
        };
  }
}
