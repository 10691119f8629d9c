package canary.lab.duel;

import java.util.List;

/** What both evaluators are asked. */
enum Question {
  ASSUME("sts:AssumeRole"),
  SEND("sqs:SendMessage"),
  GENERATE("kms:GenerateDataKey"),
  DECRYPT("kms:Decrypt");

  private final String action;

  Question(String action) {
    this.action = action;
  }

  /** To assume, to send, and of the key's two actions one in each world. */
  static List<Question> of(World world) {
    return List.of(ASSUME, SEND, world.seed() % 2 == 0 ? GENERATE : DECRYPT);
  }

  String action() {
    return action;
  }
}
