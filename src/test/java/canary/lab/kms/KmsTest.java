package canary.lab.kms;

import static canary.lab.service.World.FOREIGN;
import static canary.lab.service.World.NOW;
import static canary.lab.service.World.OWN;
import static canary.lab.service.World.ROLE_ARN;
import static canary.lab.service.World.allowing;
import static canary.lab.service.World.form;
import static canary.lab.service.World.key;
import static canary.lab.service.World.policy;
import static canary.lab.service.World.queue;
import static canary.lab.service.World.request;
import static canary.lab.service.World.role;
import static canary.lab.service.World.root;
import static canary.lab.service.World.sound;
import static canary.lab.service.World.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import canary.lab.iam.Judge;
import canary.lab.iam.PolicyDocument;
import canary.lab.iam.Role;
import canary.lab.iam.Statement;
import canary.lab.integration.BackendResponse;
import canary.lab.kms.Key.Grant;
import canary.lab.service.Account;
import canary.lab.service.World;
import canary.lab.sqs.Queue;
import canary.lab.sqs.Sqs;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What KMS refuses, as SQS hands it on; each from a change of the sound account. */
class KmsTest {
  private static final String USER =
      "User: arn:aws:sts::111122223333:assumed-role/orders-sender/BackplaneAssumeRoleSession"
          + " is not authorized to perform: ";
  private static final String SENDING =
      USER + "sqs:sendmessage on resource: arn:aws:sqs:eu-west-1:111122223333:orders ";
  private static final String GENERATING =
      USER + "kms:GenerateDataKey on resource: arn:aws:kms:eu-west-1:111122223333:key/1111 ";
  private static final String UNREADABLE =
      "The ciphertext refers to a customer master key that does not exist, does not exist in this"
          + " region, or you are not allowed to access.";
  private static final String FOREIGN_KEY =
      USER
          + "kms:GenerateDataKey on this resource because the resource does not exist in this"
          + " Region, no resource-based policies allow access, or a resource-based policy"
          + " explicitly denies access";
  private static final String DENY = "{'Effect':'Deny','Principal':'*','Resource':'*','Action':";

  private final Sqs sqs = new Sqs();

  static List<Arguments> kmsRefusals() {
    String denied = "KMS.AccessDeniedException AccessDeniedException";
    String invalid = "KMS.InvalidStateException KMSInvalidStateException";
    return List.of(
        refusal(
            it -> it.with(sender("kms:Decrypt")),
            denied,
            GENERATING + "because no identity-based policy allows the kms:GenerateDataKey action"),
        refusal(it -> it.with(sender("kms:GenerateDataKey")), denied, UNREADABLE),
        refusal(
            it -> it.with(key(OWN).withPolicy(allowing(ROLE_ARN + "-2"))),
            denied,
            GENERATING + "because no resource-based policy allows the kms:GenerateDataKey action"),
        refusal(
            it ->
                it.with(
                    key(OWN)
                        .withPolicy(
                            allowing(root(OWN)).plus(statement(DENY + "'kms:GenerateDataKey*'}")))),
            denied,
            GENERATING + "with an explicit deny in a resource-based policy"),
        refusal(
            it ->
                it.with(
                    key(OWN)
                        .withPolicy(allowing(root(OWN)).plus(statement(DENY + "'kms:Decrypt'}")))),
            denied,
            UNREADABLE),
        refusal(
            it -> it.with(key(OWN).withPolicy(viaService("sqs.us-east-1.amazonaws.com"))),
            denied,
            GENERATING + "because no resource-based policy allows the kms:GenerateDataKey action"),
        refusal(
            it -> it.with(key(OWN).withState(Key.State.DISABLED)),
            "KMS.DisabledException DisabledException",
            key(OWN).arn() + " is disabled."),
        refusal(
            it -> it.with(key(OWN).withState(Key.State.PENDING_DELETION)),
            invalid,
            key(OWN).arn() + " is pending deletion."),
        refusal(
            it -> it.with(key(OWN).withState(Key.State.PENDING_IMPORT)),
            invalid,
            key(OWN).arn() + " is pending import."),
        refusal(
            it -> it.with(key(OWN).withUsage("SIGN_VERIFY")),
            "KMS.InvalidKeyUsageException InvalidKeyUsageException",
            key(OWN).arn() + " key usage is SIGN_VERIFY which is not valid for GenerateDataKey."),
        refusal(
            it -> it.without(key(OWN).arn()),
            "KMS.NotFoundException NotFoundException",
            "Key '" + key(OWN).arn() + "' does not exist"),
        refusal(
            it -> it.with(queue(OWN).withKmsMasterKeyId("alias/gone")),
            "KMS.NotFoundException NotFoundException",
            "Alias arn:aws:kms:eu-west-1:111122223333:alias/gone is not found."),
        refusal(it -> foreignKey(it, allowing(root(FOREIGN))), denied, FOREIGN_KEY),
        refusal(
            it -> it.with(queue(OWN).withKmsMasterKeyId(key(FOREIGN).arn())), denied, FOREIGN_KEY));
  }

  @ParameterizedTest(name = "{1} {2}")
  @MethodSource("kmsRefusals")
  void sqsHandsOnWhatKmsSays(UnaryOperator<Account> change, String codes, String sentence) {
    BackendResponse response = send(change.apply(sound()));
    String[] code = codes.split(" ");
    assertEquals(400, response.status());
    assertTrue(
        text(response)
            .matches(
                ".*<Code>"
                    + quoted(code[0])
                    + "</Code><Message>"
                    + quoted(sentence)
                    + quoted(" (Service: AWSKMS; Status Code: 400; Error Code: " + code[1])
                    + "; Request ID: [0-9a-f-]{36}; Proxy: null\\)</Message>.*"),
        () -> text(response));
    assertEquals(List.of(), sqs.messages());
  }

  static List<UnaryOperator<Account>> sufficient() {
    return List.of(
        it -> it.with(sender("sqs:*")).with(key(OWN).withPolicy(allowing(ROLE_ARN))),
        it -> it.with(key(OWN).withPolicy(viaService("sqs.eu-west-1.amazonaws.com"))),
        it ->
            it.with(sender("sqs:*"))
                .with(
                    key(OWN).withGrant(new Grant(ROLE_ARN, Set.of("GenerateDataKey", "Decrypt")))),
        it -> foreignKey(it, allowing(root(OWN))),
        it -> foreignKey(it, allowing(ROLE_ARN)),
        it -> it.with(sender("sqs:*")).with(queue(OWN).withKmsMasterKeyId(Key.MANAGED_ALIAS)),
        it -> it.with(queue(OWN)).without(key(OWN).arn()));
  }

  @ParameterizedTest
  @MethodSource("sufficient")
  void whatTheDocumentationCallsSufficientSuffices(UnaryOperator<Account> change) {
    BackendResponse response = send(change.apply(sound()));
    assertEquals(200, response.status(), () -> text(response));
  }

  /** "You can't use an AWS managed key", says the second article of queues in other accounts. */
  @Test
  void theManagedKeyIsNotForOtherAccounts() {
    Queue foreign =
        queue(FOREIGN).withPolicy(allowing(ROLE_ARN)).withKmsMasterKeyId(Key.MANAGED_ALIAS);
    BackendResponse response =
        sqs.answer(
            request(
                "/" + FOREIGN + "/orders",
                Map.of("Content-Type", "application/x-www-form-urlencoded"),
                "Action=SendMessage&MessageBody=a"),
            new Judge(sound().with(foreign), NOW));
    assertTrue(text(response).contains(FOREIGN_KEY), () -> text(response));
  }

  @ParameterizedTest
  @EnumSource(
      value = Key.State.class,
      names = {"DISABLED", "PENDING_DELETION"})
  void aMissingRightIsToldBeforeTheStateOfTheKey(Key.State state) {
    Account account = sound().with(sender("sqs:*")).with(key(OWN).withState(state));
    assertTrue(text(send(account)).contains("is not authorized to perform: kms:GenerateDataKey"));
  }

  /** The data key is made first, which the state of the key prevents, and verified then. */
  @Test
  void theStateOfTheKeyIsToldBeforeAMissingDecrypt() {
    Account account =
        sound().with(sender("kms:GenerateDataKey")).with(key(OWN).withState(Key.State.DISABLED));
    assertTrue(text(send(account)).contains("<Code>KMS.DisabledException</Code>"));
  }

  private BackendResponse send(Account account) {
    return sqs.answer(form("Action=SendMessage&MessageBody=a"), new Judge(account, NOW));
  }

  private static Arguments refusal(UnaryOperator<Account> change, String codes, String sentence) {
    return Arguments.of(change, codes, sentence);
  }

  private static Role sender(String action) {
    return role()
        .withPolicy("send", World.MAY_SEND)
        .withPolicy("other", policy("{'Effect':'Allow','Action':'" + action + "','Resource':'*'}"));
  }

  private static Account foreignKey(Account account, PolicyDocument keyPolicy) {
    return account
        .with(key(FOREIGN).withPolicy(keyPolicy))
        .with(queue(OWN).withKmsMasterKeyId(key(FOREIGN).arn()));
  }

  private static PolicyDocument viaService(String service) {
    return policy(
        """
        {'Effect':'Allow','Principal':{'AWS':'*'},'Action':'kms:*','Resource':'*',
        'Condition':{'StringEquals':{'kms:ViaService':'%s',
        'kms:EncryptionContext:aws:sqs:arn':'arn:aws:sqs:eu-west-1:111122223333:orders'}}}\
        """
            .formatted(service));
  }

  private static Statement statement(String json) {
    return policy(json).statements().getFirst();
  }

  private static String quoted(String text) {
    return Pattern.quote(text);
  }
}
