package canary.catalogue;

import static canary.catalogue.Faulty.signed;
import static canary.catalogue.SoundAccount.DELEGATED;
import static canary.catalogue.SoundAccount.KEY;
import static canary.catalogue.SoundAccount.MAY_ENCRYPT;
import static canary.catalogue.SoundAccount.MAY_SEND;
import static canary.catalogue.SoundAccount.QUEUE;
import static canary.catalogue.SoundAccount.TRUSTED;

import canary.evidence.Queue;
import canary.evidence.Role;
import canary.evidence.Simulation;
import canary.finding.Answer;
import canary.finding.Finding;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The sound account with one right changed: that is found in it, and nothing else. */
class FaultyRightsTest {
  private static final String CONDITION =
      ",'Condition':{'StringEquals':{'aws:PrincipalAccount':'444455556666'}}";
  private static final String UNKNOWN_CONDITION =
      ",'Condition':{'StringEquals':{'aws:PrincipalTag/team':'orders'}}";

  static Stream<Faulty> role() {
    return Stream.of(
        signed(it -> it.role(Finding.absent()), "role-missing"),
        trust("'Effect':'Allow'," + TRUSTED.replace("apigateway", "lambda"), "role-not-assumable"),
        trust("'Effect':'Deny'," + TRUSTED, "role-not-assumable"),
        trust(
            "'Effect':'Allow',"
                + TRUSTED
                + ",'Condition':{'StringEquals':{'aws:SourceAccount':'111122223333'}}",
            "role-trust-condition"),
        policies(List.of(MAY_ENCRYPT), "role-missing-sendmessage"),
        policies(
            List.of(MAY_SEND.replace("orders", "other"), MAY_ENCRYPT), "role-allows-wrong-queue"),
        policies(List.of(MAY_SEND + CONDITION, MAY_ENCRYPT), "role-condition-not-met"),
        policies(List.of(MAY_SEND + UNKNOWN_CONDITION, MAY_ENCRYPT), "role-condition-not-met"),
        policies(
            List.of(MAY_SEND, MAY_ENCRYPT, MAY_SEND.replace("Allow", "Deny")),
            "role-denies-sending"),
        policies(
            List.of(MAY_SEND.replace("sqs:SendMessage", "sqs:*"), MAY_ENCRYPT),
            "role-allows-too-much"),
        signed(it -> it.role(Finding.known(bounded(MAY_ENCRYPT))), "role-boundary-denies"),
        signed(
            it -> it.simulation(Finding.known(simulation(Answer.NO))),
            "role-service-control-policy-denies"),
        signed(it -> it.simulation(Finding.known(simulation(Answer.YES)))));
  }

  static Stream<Faulty> queue() {
    var deny = "'Effect':'Deny','Action':'sqs:SendMessage','Resource':'*','Principal':";
    return Stream.of(
        signed(it -> it.queue(Finding.absent()), "queue-missing"),
        queuePolicy(deny + "'*'", "queue-policy-denies"),
        queuePolicy(deny.replace("sqs:SendMessage", "sqs:*") + "'*'", "queue-policy-denies-all"),
        queuePolicy(
            deny + "'*','Condition':{'Bool':{'aws:SecureTransport':'true'}}",
            "queue-policy-condition"),
        queuePolicy(deny + "'*','Condition':{'Bool':{'aws:SecureTransport':'false'}}"),
        queuePolicy(
            "'Effect':'Allow','Action':'*','Resource':'*',"
                + "'Principal':{'AWS':'AROAGONEGONEGONE0001'}",
            "queue-policy-stale-principal"),
        signed(
            it -> it.queue(Finding.known(foreignQueue(KEY.toString()))),
            "role-allows-wrong-queue",
            "queue-cross-account-denied"),
        fifo("orders", Map.of()),
        fifo("orders", Map.of("DeduplicationScope", "messageGroup")),
        fifo("$context.requestId", Map.of()));
  }

  /**
   * A FIFO queue that deduplicates so, and a template that gives this id and no group id, which SQS
   * refuses before it looks at the id.
   */
  private static Faulty fifo(String id, Map<String, String> more, String... found) {
    var integration =
        SoundAccount.integration(
            SoundAccount.EXPORT.replace(
                "Action=SendMessage&", "Action=SendMessage&MessageDeduplicationId=" + id + "&"));
    var queue = Queue.of(SoundAccount.arn(QUEUE + ".fifo"), SoundAccount.queue(more).attributes());
    return signed(
        it -> it.queue(Finding.known(queue)).saved(integration).deployed(integration),
        Stream.concat(
                Stream.of("queue-group-id-missing", "role-allows-wrong-queue"), Stream.of(found))
            .toArray(String[]::new));
  }

  static Stream<Faulty> key() {
    var deny = "'Effect':'Deny','Principal':'*','Action':'kms:*','Resource':'*'";
    return Stream.of(
        signed(it -> it.key(Finding.absent()), "key-missing"),
        policies(List.of(MAY_SEND), "key-decrypt-not-allowed", "key-generate-data-key-not-allowed"),
        policies(
            List.of(MAY_SEND, MAY_ENCRYPT.replace(",'kms:Decrypt'", "")),
            "key-decrypt-not-allowed"),
        policies(List.of(MAY_SEND, MAY_ENCRYPT + CONDITION), "key-condition-not-met"),
        key(KEY.toString(), "Disabled", "CUSTOMER", DELEGATED, "key-disabled"),
        key(KEY.toString(), "PendingDeletion", "CUSTOMER", DELEGATED, "key-pending-deletion"),
        key(KEY.toString(), "PendingImport", "CUSTOMER", DELEGATED, "key-pending-import"),
        key(
            KEY.toString(),
            "Enabled",
            "CUSTOMER",
            DELEGATED.replace("111122223333", "444455556666"),
            "key-policy-does-not-allow",
            "key-consumer-decrypt-not-allowed"),
        key(
            KEY.toString(),
            "Enabled",
            "CUSTOMER",
            deny,
            "key-policy-denies",
            "key-consumer-decrypt-not-allowed"),
        key(KEY.toString(), "Enabled", "AWS", DELEGATED),
        key(
            KEY.toString().replace("111122223333", "444455556666"),
            "Enabled",
            "CUSTOMER",
            DELEGATED,
            "key-policy-does-not-allow",
            "key-cross-account-denied",
            "key-consumer-decrypt-not-allowed"),
        signed(
            it ->
                it.queue(Finding.known(foreignQueue("alias/aws/sqs")))
                    .key(Finding.unreadable("key", "AccessDenied")),
            "role-allows-wrong-queue",
            "queue-cross-account-denied",
            "key-aws-managed-across-accounts"),
        signed(
            it ->
                it.key(
                    Finding.known(
                        SoundAccount.key(KEY, "Enabled", "CUSTOMER", "RSA_2048", DELEGATED))),
            "key-type-unsupported"));
  }

  @ParameterizedTest
  @MethodSource({"role", "queue", "key"})
  void hasThisFaultAndNoOther(Faulty account) {
    account.check();
  }

  private static Faulty policies(List<String> statements, String... faults) {
    var role = SoundAccount.role(statements.toArray(String[]::new));
    return signed(it -> it.role(Finding.known(role)), faults);
  }

  private static Faulty trust(String statement, String... faults) {
    var sound = SoundAccount.role(MAY_SEND, MAY_ENCRYPT);
    var role =
        new Role(
            sound.arn(),
            sound.roleId(),
            SoundAccount.policy("trust policy", statement),
            sound.policies(),
            sound.boundary(),
            Map.of());
    return signed(it -> it.role(Finding.known(role)), faults);
  }

  private static Role bounded(String statement) {
    var sound = SoundAccount.role(MAY_SEND, MAY_ENCRYPT);
    return new Role(
        sound.arn(),
        sound.roleId(),
        sound.trust(),
        sound.policies(),
        SoundAccount.policy("boundary", statement),
        Map.of());
  }

  private static Faulty queuePolicy(String statement, String... faults) {
    var queue = SoundAccount.queue(Map.of("Policy", SoundAccount.text(statement)));
    return signed(it -> it.queue(Finding.known(queue)), faults);
  }

  private static Queue foreignQueue(String key) {
    return Queue.of(
        SoundAccount.arn(QUEUE.toString().replace("111122223333", "444455556666")),
        SoundAccount.queue(Map.of("KmsMasterKeyId", key)).attributes());
  }

  private static Faulty key(
      String arn, String state, String manager, String statement, String... faults) {
    var key =
        SoundAccount.key(SoundAccount.arn(arn), state, manager, "SYMMETRIC_DEFAULT", statement);
    return signed(it -> it.key(Finding.known(key)), faults);
  }

  private static Simulation simulation(Answer allowedByOrganizations) {
    return new Simulation(
        List.of(
            new Simulation.Evaluation(
                "sqs:SendMessage", "allowed", allowedByOrganizations, Finding.absent())));
  }
}
