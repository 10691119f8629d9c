package canary.lab.service;

import java.util.Map;

/** A refusal of SQS, before it is put into the words of a protocol. */
record SqsError(ErrorCode code, String message) {
  static SqsError of(ErrorCode code, Sentence sentence, Map<String, String> slots) {
    return new SqsError(code, sentence.says(slots));
  }
}
