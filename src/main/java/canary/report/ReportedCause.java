package canary.report;

import canary.catalogue.Cause;
import canary.evidence.Reason;
import canary.remedy.KnownNames;
import canary.remedy.Remedy;
import canary.verdict.Assessment;
import canary.verdict.Verdict;
import java.util.List;

/** A cause as a report tells it, with its remedy in real names. */
public record ReportedCause(
    Cause cause, Verdict verdict, List<Reason> because, List<String> unknown, Remedy remedy) {

  static ReportedCause of(Assessment assessment, KnownNames names, boolean explicitlyDenied) {
    var ruledOut = assessment.verdict() == Verdict.RULED_OUT;
    return new ReportedCause(
        assessment.cause(),
        assessment.verdict(),
        (ruledOut ? assessment.against() : assessment.evidence())
            .stream()
                .map(it -> new Reason(it.weight(), it.source(), Redaction.clean(it.says())))
                .toList(),
        assessment.unknown().stream().map(read -> Remedy.prose(read, names)).toList(),
        Remedy.of(assessment.cause().entry().fixedBy().against(explicitlyDenied), names));
  }
}
