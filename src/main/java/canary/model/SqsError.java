package canary.model;

import java.util.Map;

/** A refusal of SQS, before it is put into the words of a protocol. */
public record SqsError(ErrorCode code, String message) {
  static SqsError of(ErrorCode code, Sentence sentence, Map<String, String> slots) {
    return new SqsError(code, sentence.says(slots));
  }

  static SqsError invalid(Sentence sentence, Map<String, String> slots) {
    return of(ErrorCode.INVALID_PARAMETER_VALUE, sentence, slots);
  }

  static SqsError missing(String parameter) {
    return of(
        ErrorCode.MISSING_PARAMETER, Sentence.PARAMETER_MISSING, Map.of("parameter", parameter));
  }
}
