package canary.lab.fault;

import static canary.catalogue.RoleCause.*;
import static canary.lab.fault.Edit.integration;
import static canary.lab.fault.Edit.only;
import static canary.lab.fault.Edit.plus;
import static canary.lab.fault.Edit.statement;
import static canary.lab.fault.Edit.without;
import static canary.lab.fault.Fault.deployed;
import static canary.lab.fault.Fault.of;

import canary.lab.Laboratory;
import canary.lab.iam.Organization;
import canary.lab.iam.PolicyDocument;
import canary.lab.iam.Role;
import canary.lab.template.Stack;
import java.util.List;

/** Faults of the execution role and of the organization above it. */
final class RoleFaults {
  private static final String DENY_SENDING =
      "{'Sid':'NoSending','Effect':'Deny','Action':'sqs:*','Resource':'*'%s}";

  static final List<Fault> ALL =
      List.of(
          deployed(
              MISSING, "the execution role is deleted", stack -> stack.without("ExecutionRole")),
          deployed(
              NOT_ASSUMABLE,
              "the trust policy names Lambda in place of API Gateway",
              only(
                  "ExecutionRole",
                  "{'Effect':'Allow','Principal':{'Service':'lambda.amazonaws.com'},"
                      + "'Action':'sts:AssumeRole'}")),
          deployed(
                  TRUST_CONDITION,
                  "the trust policy wants an external id",
                  only(
                      "ExecutionRole",
                      "{'Effect':'Allow','Principal':{'Service':'apigateway.amazonaws.com'},"
                          + "'Action':'sts:AssumeRole','Condition':{'StringEquals':"
                          + "{'sts:ExternalId':'orders'}}}"))
              .likely("which condition keys API Gateway sends is not documented"),
          deployed(
              MISSING_SENDMESSAGE,
              "the statement SendOnly is taken out of the role's policy",
              without("SendPolicy", "SendOnly")),
          deployed(
                  MISSING_SENDMESSAGE,
                  "the statement SendOnly is taken out of the role's policy",
                  without("SendPolicy", "SendOnly"))
              .overJson(),
          deployed(
                  MISSING_SENDMESSAGE,
                  "the statement SendOnly is taken out of the role's policy",
                  without("SendPolicy", "SendOnly"))
              .inTheOpen(),
          deployed(
                  MISSING_SENDMESSAGE,
                  "the role may receive and not send",
                  statement(
                      "SendPolicy",
                      "SendOnly",
                      "{'Sid':'Receive','Effect':'Allow','Action':'sqs:ReceiveMessage',"
                          + "'Resource':'{queue}'}"))
              .named("receives")
              .beside(ALLOWS_TOO_MUCH),
          deployed(
              ALLOWS_WRONG_QUEUE,
              "the role's permission is for another queue",
              statement(
                  "SendPolicy",
                  "SendOnly",
                  "{'Sid':'SendOnly','Effect':'Allow','Action':'sqs:SendMessage',"
                      + "'Resource':'{queue}.fifo'}")),
          deployed(
              DENIES_SENDING,
              "a policy of the role denies all of SQS",
              plus("SendPolicy", DENY_SENDING.formatted(""))),
          deployed(
                  DENIES_SENDING,
                  "a policy of the role denies all of SQS",
                  plus("SendPolicy", DENY_SENDING.formatted("")))
              .overJson(),
          of(
              BOUNDARY_DENIES,
              "a permissions boundary leaves SQS out",
              lab ->
                  bounded(
                      lab,
                      "{\"Effect\":\"Allow\",\"Action\":[\"s3:*\",\"kms:*\"],\"Resource\":\"*\"}")),
          of(
                  BOUNDARY_DENIES,
                  "a permissions boundary denies SQS",
                  lab ->
                      bounded(
                          lab,
                          "{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"},"
                              + "{\"Effect\":\"Deny\",\"Action\":\"sqs:*\",\"Resource\":\"*\"}"))
              .named("explicit"),
          deployed(
                  CONDITION_NOT_MET,
                  "the role may send from one VPC endpoint only",
                  statement(
                      "SendPolicy",
                      "SendOnly",
                      "{'Sid':'SendOnly','Effect':'Allow','Action':'sqs:SendMessage',"
                          + "'Resource':'{queue}','Condition':{'StringEquals':"
                          + "{'aws:SourceVpce':'vpce-0a1b2c3d'}}}"))
              .likely("that API Gateway calls from no VPC endpoint of ours is not documented"),
          of(
              SERVICE_CONTROL_POLICY_DENIES,
              "a service control policy denies SQS",
              lab ->
                  lab.surround(
                      account ->
                          account.with(
                              Organization.of("o-example")
                                  .withServiceControl(own(), allowing())
                                  .withServiceControl(own(), denying("sqs:*", ""))))),
          of(
              RESOURCE_CONTROL_POLICY_DENIES,
              "a resource control policy denies SQS",
              lab ->
                  lab.surround(
                      account ->
                          account.with(
                              Organization.of("o-example")
                                  .withResourceControl(
                                      own(), denying("sqs:*", ",\"Principal\":\"*\""))))),
          deployed(
              CALLER_CREDENTIALS_USED,
              "the integration passes the caller's credentials on",
              integration("credentials", "arn:aws:iam::*:user/*")),
          of(
                  STS_NOT_ACTIVATED,
                  "STS is not active for the account in the Region",
                  lab ->
                      lab.surround(account -> account.with(account.services().withoutSts(own()))))
              .likely("no read tells where STS is active"));

  private RoleFaults() {}

  static void bounded(Laboratory lab, String statements) {
    String arn = lab.stack().attribute("ExecutionRole", "Arn");
    lab.surround(
        account -> {
          Role role = account.role(arn).orElseThrow();
          return account.with(role.withBoundary(document(statements)));
        });
  }

  private static String own() {
    return Stack.ORDERS.account();
  }

  static PolicyDocument allowing() {
    return document("{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}");
  }

  static PolicyDocument denying(String action, String principal) {
    return document(
        "{\"Effect\":\"Deny\",\"Action\":\"%s\",\"Resource\":\"*\"%s}"
            .formatted(action, principal));
  }

  private static PolicyDocument document(String statements) {
    return PolicyDocument.parse(
        "{\"Version\":\"2012-10-17\",\"Statement\":[%s]}".formatted(statements));
  }
}
