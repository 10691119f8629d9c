package canary.lab.sqs;

import canary.lab.service.Sentence;
import java.util.Map;

/** A refusal of SQS, before it is put into the words of a protocol. */
public record SqsError(ErrorCode code, String message) {
  public static SqsError of(ErrorCode code, Sentence sentence, Map<String, String> slots) {
    return new SqsError(code, sentence.says(slots));
  }
}
