package canary.lab.duel;

import static canary.lab.duel.World.FOREIGN;
import static canary.lab.duel.World.OTHER_ROLE;
import static canary.lab.duel.World.OWN;
import static canary.lab.duel.World.ROLE;
import static canary.lab.duel.World.SESSION;

import java.util.List;
import java.util.Locale;

/** Makes statements about a queue, a key or a role, most of which nearly fit. */
record Statements(Chance chance, String queueArn, String keyArn) {
  private static final List<String> TRUST_ACTIONS =
      List.of("sts:AssumeRole", "sts:*", "*", "sts:assumerole", "sts:TagSession");
  private static final List<String> QUEUE_ACTIONS =
      List.of(
          "sqs:SendMessage",
          "SQS:*",
          "*",
          "sqs:Send*",
          "sqs:sendmessag?",
          "sqs:ReceiveMessage",
          "sqs:SendMessageBatch",
          "s*:SendMessage",
          "*:SendMessage");
  private static final List<String> KEY_ACTIONS =
      List.of(
          "kms:GenerateDataKey",
          "kms:Decrypt",
          "kms:*",
          "*",
          "kms:GenerateDataKey*",
          "KMS:decrypt",
          "kms:Encrypt",
          "k?s:*");
  private static final List<String> API_ACTIONS =
      List.of(
          "execute-api:Invoke",
          "execute-api:*",
          "*",
          "EXECUTE-API:invoke",
          "execute-api:ManageConnections",
          "execute-*:Invoke");
  private static final List<String> PRINCIPALS =
      List.of(
          "'*'",
          "{'AWS':'*'}",
          "{'AWS':'" + ROLE + "'}",
          "{'AWS':'" + SESSION + "'}",
          "{'AWS':'" + OWN + "'}",
          "{'AWS':[" + FOREIGN + ",'arn:aws:iam::" + OWN + ":root']}",
          "{'AWS':['" + OTHER_ROLE + "','" + ROLE + "']}",
          "{'AWS':'" + OTHER_ROLE + "'}",
          "{'AWS':'AROAGONEGONEGONE0001'}",
          "{'AWS':'" + World.ROLE_ID + "'}",
          "{'AWS':'arn:aws:iam::" + OWN + ":role/service/Orders-Sender'}",
          "{'AWS':'AIDAGONEGONEGONE0001'}",
          "{'AWS':'arn:aws:iam::" + OWN + ":user/orders-sender'}",
          "{'AWS':'arn:aws:iam::" + FOREIGN + ":role/service/orders-sender'}",
          "{'AWS':'arn:aws:sts::" + OWN + ":assumed-role/orders-sender/somebody'}",
          "{'AWS':'arn:aws-cn:iam::" + OWN + ":root'}",
          "{'Service':'apigateway.amazonaws.com'}",
          "{'Service':'sns.amazonaws.com','AWS':'" + ROLE + "'}");
  private static final List<String> EVERYBODY = List.of("'*'", "{'AWS':'*'}");
  private static final List<String> NOT_PRINCIPALS =
      List.of(
          "{'AWS':['" + SESSION + "','" + ROLE + "','" + OWN + "']}",
          "{'AWS':['" + SESSION + "','" + World.ROLE_ID + "','arn:aws:iam::" + OWN + ":root']}",
          "{'AWS':'" + ROLE + "'}",
          "{'AWS':['" + ROLE + "','" + OWN + "']}",
          "{'AWS':'arn:aws:iam::" + OWN + ":root'}",
          "{'AWS':'arn:aws:iam::" + FOREIGN + ":root'}",
          "{'AWS':'" + OTHER_ROLE + "'}",
          "{'Service':'sns.amazonaws.com'}",
          "'*'",
          "{'AWS':'*'}");
  private static final List<String> NO_PRINCIPALS =
      List.of("{'AWS':'arn:aws:iam::" + OWN + ":role/*'}", "{'Federated':'accounts.example.com'}");
  private static final List<String> TRUSTED =
      List.of(
          "{'Service':'apigateway.amazonaws.com'}",
          "{'Service':['lambda.amazonaws.com','apigateway.amazonaws.com']}",
          "{'Service':'APIGateway.amazonaws.com'}",
          "{'Service':'lambda.amazonaws.com'}",
          "{'Service':'*'}",
          "{'AWS':'" + OWN + "'}",
          "{'AWS':'*'}",
          "'*'");

  /** A statement of the role's own policies or its boundary. */
  String ofRole() {
    var subject = chance.of(Subject.QUEUE, Subject.KEY);
    return statement(subject, "");
  }

  /** A statement of the policy of a queue, a key or a role's trust. */
  String ofResource(Subject subject) {
    return statement(subject, principal(subject));
  }

  private String statement(Subject subject, String principal) {
    var elements =
        "{%s'Effect':'%s',%s'%sAction':%s"
            .formatted(
                chance.once(2) ? "'Sid':'S" + chance.upTo(99) + "'," : "",
                chance.once(5) ? "Deny" : "Allow",
                principal,
                not(),
                chance.some(actions(subject)));
    return (elements + resource(subject)).replace('\'', '"')
        + new Conditions(chance).about(subject)
        + "}";
  }

  private String principal(Subject subject) {
    var own =
        switch (subject) {
          case ROLE_TRUST -> TRUSTED;
          case QUEUE, KEY -> PRINCIPALS;
          case API -> chance.once(2) ? EVERYBODY : PRINCIPALS;
        };
    if (chance.once(40)) {
      return "'Principal':" + chance.of(NO_PRINCIPALS) + ",";
    }
    return chance.once(15)
        ? "'NotPrincipal':" + chance.of(NOT_PRINCIPALS) + ","
        : "'Principal':" + chance.of(own) + ",";
  }

  private static List<String> actions(Subject subject) {
    return switch (subject) {
      case ROLE_TRUST -> TRUST_ACTIONS;
      case QUEUE -> QUEUE_ACTIONS;
      case KEY -> KEY_ACTIONS;
      case API -> API_ACTIONS;
    };
  }

  private String resource(Subject subject) {
    return switch (subject) {
      case ROLE_TRUST -> "";
      case QUEUE -> ",'%sResource':%s".formatted(not(), chance.some(patterns(queueArn)));
      case KEY -> ",'%sResource':%s".formatted(not(), chance.some(patterns(keyArn)));
      case API -> ",'%sResource':%s".formatted(not(), chance.some(patterns(World.METHOD)));
    };
  }

  private List<String> patterns(String arn) {
    var service = arn.split(":")[2];
    return chance.once(8)
        ? List.of(
            "arn:aws:" + service,
            "arn:aws:" + service + ":*",
            "arn:aws:" + service + ":*" + arn.substring(arn.lastIndexOf(':')),
            arn.replace(service, service.toUpperCase(Locale.ROOT)),
            arn.replace(":" + service + ":", ":*:"),
            arn.replace(":key/", ":k*/").replace(":a1", ":*"),
            arn.replace(":key/", ":*/").replace("c3d4", "*"),
            "orders")
        : List.of(
            "*",
            arn,
            arn,
            "arn:aws:" + service + ":*:*:*",
            "arn:*" + arn.substring(arn.indexOf(':', 4)),
            arn.substring(0, arn.length() - 2) + "??",
            arn.substring(0, arn.length() - 1) + "*",
            arn.replace("eu-west-1", "${aws:RequestedRegion}"),
            arn.replace("eu-west-1", "us-east-1"),
            arn.substring(0, arn.length() - 4) + "*:*",
            arn.replace("orders", "Orders").replace("key", "Key"),
            arn + "-other");
  }

  private String not() {
    return chance.once(12) ? "Not" : "";
  }
}
