package canary.lab.duel;

import java.util.List;

/** What both evaluators are asked. */
enum Question {
  ASSUME("sts:AssumeRole"),
  SEND("sqs:SendMessage"),
  GENERATE("kms:GenerateDataKey"),
  DECRYPT("kms:Decrypt"),
  /** Somebody without credentials, by the API's policy. */
  INVOKE("execute-api:Invoke"),
  /** The same, or a session of the role, by the policy of a VPC endpoint. */
  PASS("execute-api:Invoke");

  private final String action;

  Question(String action) {
    this.action = action;
  }

  /** All, but of the key's two actions one in each world. */
  static List<Question> of(World world) {
    return List.of(ASSUME, SEND, world.seed() % 2 == 0 ? GENERATE : DECRYPT, INVOKE, PASS);
  }

  String action() {
    return action;
  }
}
