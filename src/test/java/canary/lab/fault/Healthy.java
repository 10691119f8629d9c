package canary.lab.fault;

import static canary.lab.fault.Edit.headers;
import static canary.lab.fault.Edit.integration;
import static canary.lab.fault.Edit.plus;
import static canary.lab.fault.Edit.template;
import static canary.lab.fault.Edit.without;

import canary.catalogue.CanaryCause;
import canary.catalogue.Cause;
import canary.catalogue.GatewayAccessCause;
import canary.catalogue.IntegrationCause;
import canary.catalogue.KeyCause;
import canary.catalogue.QueueCause;
import canary.lab.Laboratory;
import canary.lab.iam.Organization;
import canary.lab.template.Stack;
import canary.verdict.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A stack that differs from the template's default and is sound all the same.
 *
 * @param what how it differs
 * @param unsafe what an inspection remarks all the same
 * @param inspected the status of that inspection
 */
public record Healthy(
    String what,
    Map<String, String> parameters,
    Consumer<Laboratory> change,
    Set<Cause> unsafe,
    String inspected) {
  private static final String SEND = "Action=SendMessage&MessageBody=";

  public static final List<Healthy> ALL =
      List.of(
          with("the template's defaults", Map.of()),
          with("the AWS JSON protocol", Map.of("IntegrationProtocol", "json")),
          with("no key of one's own", Map.of("Encryption", "sqs-managed")),
          with("no signature asked for", Map.of("ApiAuthorization", "NONE"))
              .remarked(GatewayAccessCause.NO_AUTHORIZATION),
          with("markers with an HMAC", Map.of("MarkerSecret", "CREATE")),
          changed(
              "other selection patterns",
              stack ->
                  Edit.integration(stack)
                      .at("responses")
                      .put(
                          Map.of(
                              "2\\d{2}", Map.of("statusCode", "200"),
                              "[45]\\d{2}", Map.of("statusCode", "502")))),
          changed(
              "the queue's policy lets the role send, and its own does not",
              without("SendPolicy", "SendOnly")
                  .and(
                      plus(
                          "QueuePolicy",
                          "{'Sid':'Producer','Effect':'Allow','Principal':{'AWS':'{role}'},"
                              + "'Action':'sqs:SendMessage','Resource':'{queue}'}"))),
          changed(
              "the key's policy lets the role use it, and its own does not",
              without("SendPolicy", "QueueKey")),
          changed(
              "the role's policy lets it use the key, and the key's leaves that to the account",
              without("Key", "ExecutionRoleThroughSqs")),
          changed("the key is named by an alias", KeyFaults::byAlias),
          of(
              "a grant lets the role use the key",
              lab -> {
                lab.change(
                    without("SendPolicy", "QueueKey")
                        .and(without("Key", "ExecutionRoleThroughSqs")));
                KeyFaults.granted(lab);
              }),
          changed(
              "statements that deny something else",
              plus(
                      "SendPolicy",
                      "{'Sid':'A','Effect':'Deny','Action':'sqs:DeleteQueue','Resource':'*'}")
                  .and(
                      plus(
                          "QueuePolicy",
                          "{'Sid':'B','Effect':'Deny','Principal':{'AWS':"
                              + "'arn:aws:iam::111122223333:role/another'},'Action':'sqs:*',"
                              + "'Resource':'{queue}'}"))
                  .and(
                      plus(
                          "Key",
                          "{'Sid':'C','Effect':'Deny','Principal':'*',"
                              + "'Action':'kms:ScheduleKeyDeletion','Resource':'*'}"))),
          changed(
              "message attributes in the template",
              template(
                  SEND
                      + "$util.urlEncode($input.body)&MessageAttribute.1.Name=source"
                      + "&MessageAttribute.1.Value.DataType=String"
                      + "&MessageAttribute.1.Value.StringValue=$context.apiId")),
          changed(
              "a variable of the template carries the body",
              template("#set($body = $input.body)" + SEND + "$util.urlEncode($body)")),
          changed("a longer timeout", integration("timeoutInMillis", 29_000)),
          of("SQS takes 50 ms", lab -> lab.delay(Duration.ofMillis(50))),
          changed(
              "the Action comes first by its own line",
              template("Action=SendMessage##\n&MessageBody=$util.urlEncode($input.body)")),
          changed(
              "a FIFO queue, with the ids that it wants",
              QueueFaults.fifo()
                  .and(
                      template(
                          SEND
                              + "$util.urlEncode($input.body)&MessageGroupId=api"
                              + "&MessageDeduplicationId=$context.requestId"))),
          changed(
                  "a FIFO queue, and the same deduplication id for every message",
                  QueueFaults.fifo()
                      .and(
                          template(
                              SEND
                                  + "$util.urlEncode($input.body)&MessageGroupId=api"
                                  + "&MessageDeduplicationId=orders")))
              .inspected("FAILING", QueueCause.DEDUPLICATION_DROPS),
          of("other producers use nearly all that a FIFO queue takes", QueueFaults.busy(299)),
          of("others use nearly all that KMS carries out", KeyFaults.used(99_999)),
          of("a private API, called through its VPC endpoint", PrivateApi::own)
              .inspected("UNPROVEN"),
          of("the same by the host name with the endpoint's id", PrivateApi::ownByItsHost)
              .inspected("UNPROVEN"),
          of("a custom domain with a base path", Domains.mapping("orders", "prod")),
          of(
              "the same, and the settings name the method",
              Domains.named(Domains.mapping("orders", "prod"))),
          changed("a web ACL that blocks something else", Firewall.blocking("<script")),
          changed(
              "header names in lower case",
              headers("content-type", "'application/x-www-form-urlencoded'")),
          of(
              "the queue's path comes from a stage variable",
              lab ->
                  lab.change(
                      stack ->
                          integration(
                                  "uri",
                                  "arn:aws:apigateway:eu-west-1:sqs:path/111122223333/${stageVariables.queue}")
                              .apply(stack)
                              .at("Api", "Variables")
                              .put(Map.of("queue", stack.attribute("Queue", "QueueName"))))),
          of(
              "an organization whose policies deny something else",
              lab ->
                  lab.surround(
                      account ->
                          account.with(
                              Organization.of("o-example")
                                  .withServiceControl(Stack.ORDERS.account(), RoleFaults.allowing())
                                  .withServiceControl(
                                      Stack.ORDERS.account(),
                                      RoleFaults.denying("organizations:LeaveOrganization", ""))))),
          of(
                  "the queue is in another account, and both sides allow",
                  Elsewhere.queue(Elsewhere.ALLOWS_ROLE, Optional.empty()))
              .inspected("UNPROVEN"),
          of(
              "a permissions boundary that lets the role send",
              lab ->
                  RoleFaults.bounded(
                      lab,
                      "{\"Effect\":\"Allow\",\"Action\":[\"sqs:SendMessage\",\"kms:*\"],\"Resource\":\"*\"}")),
          changed("alarms may not use the topic's key", without("Key", "AlarmsThroughTopic"))
              .remarked(CanaryCause.ALARM_PUBLISH_NOT_ALLOWED),
          of("a consumer may receive, and not decrypt", Consumers.allowed("sqs:ReceiveMessage"))
              .inspected("FAILING", KeyCause.CONSUMER_DECRYPT_NOT_ALLOWED),
          of("a consumer may decrypt", Consumers.allowed("kms:Decrypt")),
          of("a consumer fails on the canary's messages", Consumers.failingOnCanaries())
              .remarked(QueueCause.CONSUMER_FAILS),
          of("a consumer skips the canary's messages", Consumers.skippingCanaries()),
          changed(
              "API Gateway answers in words of the owner's own",
              Edit.definition(
                  "x-amazon-apigateway-gateway-responses",
                  Map.of(
                      "DEFAULT_4XX",
                      Map.of(
                          "responseTemplates",
                          Map.of("application/json", "{\"error\":\"not accepted\"}"))))),
          of(
                  "an edit of the template is saved and not deployed",
                  lab -> lab.edit(template(SEND + "$input.body")))
              .remarked(IntegrationCause.PENDING_CHANGE_BREAKS),
          of(
                  "a longer timeout is saved and not deployed",
                  lab -> lab.edit(integration("timeoutInMillis", 29_000)))
              .remarked(IntegrationCause.CHANGE_NOT_DEPLOYED));

  /** What an inspection says; whose a dead letter is it cannot know. */
  public List<String> remarks() {
    return unsafe.stream()
        .map(
            it ->
                it.id()
                    + " "
                    + (it == QueueCause.CONSUMER_FAILS ? Verdict.POSSIBLE : Verdict.CONFIRMED))
        .toList();
  }

  static Healthy of(String what, Consumer<Laboratory> change) {
    return new Healthy(what, Map.of(), change, Set.of(), "HEALTHY");
  }

  Healthy remarked(Cause... causes) {
    return inspected("UNPROVEN", causes);
  }

  private Healthy inspected(String status, Cause... causes) {
    return new Healthy(what, parameters, change, Set.of(causes), status);
  }

  private static Healthy with(String what, Map<String, String> parameters) {
    return new Healthy(what, parameters, _ -> {}, Set.of(), "HEALTHY");
  }

  static Healthy changed(String what, Edit change) {
    return of(what, lab -> lab.change(change));
  }

  /** Whether an inspection has to remark this cause. */
  public boolean has(String causeId) {
    return unsafe.stream().anyMatch(it -> it.id().equals(causeId));
  }

  @Override
  public String toString() {
    return what;
  }
}
