package canary.report;

import canary.catalogue.Cause;
import canary.evidence.Exhibit;
import canary.remedy.Names;
import canary.remedy.Remedy;
import canary.verdict.Judgement;
import canary.verdict.Verdict;
import java.util.List;

/** A cause as a report tells it, with its remedy in real names. */
public record ReportedCause(
    Cause cause, Verdict verdict, List<Exhibit> because, List<String> unknown, Remedy remedy) {

  static ReportedCause of(Judgement judgement, Names names) {
    var ruledOut = judgement.verdict() == Verdict.RULED_OUT;
    return new ReportedCause(
        judgement.cause(),
        judgement.verdict(),
        (ruledOut ? judgement.against() : judgement.evidence())
            .stream()
                .map(it -> new Exhibit(it.kind(), it.source(), Redaction.clean(it.says())))
                .toList(),
        judgement.unknown().stream().map(read -> Remedy.prose(read, names)).toList(),
        Remedy.of(judgement.cause().page().mendedBy(), names));
  }
}
