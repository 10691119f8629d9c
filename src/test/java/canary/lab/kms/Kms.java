package canary.lab.kms;

import canary.lab.iam.Arn;
import canary.lab.iam.Because;
import canary.lab.iam.Caller.AssumedRole;
import canary.lab.iam.Decision;
import canary.lab.iam.Decision.Allowed;
import canary.lab.iam.Decision.ExplicitDeny;
import canary.lab.iam.Decision.ImplicitDeny;
import canary.lab.iam.Judge;
import canary.lab.iam.PolicyType;
import canary.lab.service.Sentence;
import canary.lab.sqs.Queue;
import canary.model.ErrorCode;
import canary.model.SqsError;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * KMS as SQS meets it when it encrypts a message for a role: GenerateDataKey, then Decrypt to
 * verify the new data key.
 *
 * <p>Source:
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-key-management.html.
 * AWS asks again only when the data key has been reused for its period; here each message is the
 * first after that. That the quota comes before rights, and rights before the state of the key, is
 * assumed.
 */
public record Kms(Judge judge) {
  private static final String GENERATE = "kms:GenerateDataKey";
  private static final String DECRYPT = "kms:Decrypt";

  /** Empty when the message can be encrypted, or the queue needs no key of KMS. */
  public Optional<SqsError> refusal(AssumedRole caller, Queue queue) {
    return queue
        .kmsMasterKeyId()
        .flatMap(
            id ->
                judge
                    .account()
                    .key(id, queue)
                    .map(key -> refusal(caller, key, queue))
                    .orElseGet(() -> Optional.of(keyAbsent(caller, id, queue))));
  }

  private Optional<SqsError> refusal(AssumedRole caller, Key key, Queue queue) {
    return throttled(caller, key)
        .or(() -> generateDenied(caller, key, queue))
        .or(() -> stateRefuses(key))
        .or(() -> decryptDenied(caller, key, queue));
  }

  private Optional<SqsError> throttled(AssumedRole caller, Key key) {
    return judge.account().services().throttlesKeyUse(Arn.of(key.arn()).region(), caller.account())
        ? Optional.of(
            wrapped(ErrorCode.KMS_THROTTLED, "ThrottlingException", Sentence.KMS_THROTTLED.says()))
        : Optional.empty();
  }

  private Optional<SqsError> generateDenied(AssumedRole caller, Key key, Queue queue) {
    Decision decision = judge.encrypting(caller, GENERATE, key, queue);
    if (isForeign(key.arn(), caller) && isUpToResource(decision)) {
      return Optional.of(foreignDenied(caller));
    }
    return Because.words(decision, GENERATE)
        .map(
            because ->
                denied(
                    Sentence.KMS_DENIAL.says(
                        Map.of(
                            "principal",
                            caller.arn(),
                            "action",
                            GENERATE,
                            "resource",
                            key.arn(),
                            "because",
                            because))));
  }

  /** Whatever denies it, KMS then says that the ciphertext's key may not exist. */
  private Optional<SqsError> decryptDenied(AssumedRole caller, Key key, Queue queue) {
    return switch (judge.encrypting(caller, DECRYPT, key, queue)) {
      case Allowed _ -> Optional.empty();
      case ImplicitDeny _, ExplicitDeny _ ->
          Optional.of(denied(Sentence.CIPHERTEXT_NOT_READABLE.says()));
    };
  }

  private static Optional<SqsError> stateRefuses(Key key) {
    Map<String, String> slots = Map.of("key", key.arn(), "usage", key.usage());
    if (!key.usage().equals(Key.ENCRYPT_DECRYPT)) {
      return Optional.of(
          wrapped(
              ErrorCode.KMS_INVALID_KEY_USAGE,
              "InvalidKeyUsageException",
              Sentence.KEY_USAGE_NOT_FITTING.says(slots)));
    }
    return switch (key.state()) {
      case ENABLED -> Optional.empty();
      case DISABLED ->
          Optional.of(
              wrapped(
                  ErrorCode.KMS_DISABLED, "DisabledException", Sentence.KEY_DISABLED.says(slots)));
      case PENDING_DELETION -> Optional.of(invalidState(Sentence.KEY_PENDING_DELETION.says(slots)));
      case PENDING_IMPORT -> Optional.of(invalidState(Sentence.KEY_PENDING_IMPORT.says(slots)));
    };
  }

  /** KMS does not tell a foreign account whether a key exists. */
  private static SqsError keyAbsent(AssumedRole caller, String id, Queue queue) {
    Arn home = Arn.of(queue.arn());
    String prefix = "arn:aws:kms:%s:%s:".formatted(home.region(), home.account());
    boolean alias = id.contains("alias/");
    String arn = id.startsWith("arn:") ? id : prefix + (alias ? id : "key/" + id);
    if (isForeign(arn, caller)) {
      return foreignDenied(caller);
    }
    Sentence sentence = alias ? Sentence.ALIAS_ABSENT : Sentence.KEY_ABSENT;
    return wrapped(ErrorCode.KMS_NOT_FOUND, "NotFoundException", sentence.says(Map.of("key", arn)));
  }

  private static SqsError foreignDenied(AssumedRole caller) {
    return denied(
        Sentence.KMS_DENIAL_FOREIGN.says(Map.of("principal", caller.arn(), "action", GENERATE)));
  }

  private static SqsError denied(String sentence) {
    return wrapped(ErrorCode.KMS_ACCESS_DENIED, "AccessDeniedException", sentence);
  }

  private static SqsError invalidState(String sentence) {
    return wrapped(ErrorCode.KMS_INVALID_STATE, "KMSInvalidStateException", sentence);
  }

  private static SqsError wrapped(ErrorCode code, String kmsCode, String sentence) {
    return new SqsError(
        code,
        Sentence.KMS_WRAPPED.says(
            Map.of(
                "sentence", sentence, "code", kmsCode, "requestId", UUID.randomUUID().toString())));
  }

  private static boolean isForeign(String keyArn, AssumedRole caller) {
    return !Arn.of(keyArn).account().equals(caller.account());
  }

  private static boolean isUpToResource(Decision decision) {
    return switch (decision) {
      case Allowed _ -> false;
      case ImplicitDeny(PolicyType type) -> type == PolicyType.RESOURCE;
      case ExplicitDeny(PolicyType type, String _) -> type == PolicyType.RESOURCE;
    };
  }
}
