package canary.lab.duel;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Makes Condition elements of every operator, over keys that are known, believed and unknown. */
record Conditions(Chance chance) {
  private static final List<String> TEXT =
      List.of(
          "StringEquals",
          "StringNotEquals",
          "StringEqualsIgnoreCase",
          "StringNotEqualsIgnoreCase",
          "StringLike",
          "StringNotLike",
          "Null");
  private static final List<String> ARN =
      List.of("ArnEquals", "ArnNotEquals", "ArnLike", "ArnNotLike", "StringLike", "Null");
  private static final List<String> BOOL = List.of("Bool", "Bool", "StringEquals", "Null");
  private static final List<String> ADDRESS = List.of("IpAddress", "NotIpAddress", "Null");
  private static final List<String> NUMBER =
      List.of(
          "NumericEquals",
          "NumericNotEquals",
          "NumericLessThan",
          "NumericLessThanEquals",
          "NumericGreaterThan",
          "NumericGreaterThanEquals");
  private static final List<String> DATE =
      List.of(
          "DateEquals",
          "DateNotEquals",
          "DateLessThan",
          "DateLessThanEquals",
          "DateGreaterThan",
          "DateGreaterThanEquals");
  private static final List<String> BINARY = List.of("BinaryEquals");
  private static final List<String> TRUTH = List.of("true", "false", "True");

  /** A condition key with the operators that suit it and values that it may have. */
  private record Line(String key, List<String> operators, List<String> values) {}

  private static Line line(String key, List<String> operators, String... values) {
    return new Line(key, operators, List.of(values));
  }

  private static final List<Line> OF_ANY_REQUEST =
      List.of(
          line("aws:SecureTransport", BOOL, "true", "false"),
          line("AWS:securetransport", BOOL, "true", "false"),
          line("aws:SourceVpce", TEXT, "vpce-1", "vpce-2"),
          line("aws:SourceVpc", TEXT, "vpc-1"),
          line("aws:SourceArn", ARN, "arn:aws:execute-api:eu-west-1:" + World.OWN + ":*"),
          line("aws:SourceAccount", TEXT, World.OWN, World.FOREIGN),
          line("aws:PrincipalIsAWSService", BOOL, "true", "false"),
          line("aws:PrincipalOrgID", TEXT, "o-1", "o-2"),
          line("aws:ResourceAccount", TEXT, World.OWN, "${aws:PrincipalAccount}"),
          line("aws:SourceIp", ADDRESS, "203.0.113.0/24", "10.0.0.0/8"),
          line("aws:PrincipalTag/team", TEXT, "orders", "billing"),
          line("aws:EpochTime", NUMBER, "1700000000", "1900000000"),
          line("aws:CurrentTime", DATE, "2026-11-23T00:00:00Z", "2020-01-01T00:00:00Z"),
          line("aws:PrincipalType", TEXT, "AssumedRole", "User", "Anonymous"),
          line("aws:username", TEXT, "alice"),
          line("aws:SecureTransport", BINARY, "dHJ1ZQ=="));
  private static final List<Line> OF_A_ROLE =
      List.of(
          line("aws:PrincipalArn", ARN, World.ROLE, "arn:aws:iam::*:role/*", World.OTHER_ROLE),
          line("aws:PrincipalArn", TEXT, World.ROLE, "arn:aws:iam::" + World.OWN + ":*"),
          line("aws:principalarn", ARN, "arn:aws:iam::*:role/service/orders-?ender", "arn:aws:iam"),
          line("aws:PrincipalAccount", TEXT, World.OWN, World.FOREIGN, "1111*"),
          line("aws:ViaAWSService", BOOL, "true", "false"),
          line("aws:RequestedRegion", TEXT, "eu-west-1", "eu-*", "us-east-1"),
          line("aws:userid", TEXT, "AROAEXAMPLEEXAMPLE01:*", "AROAOTHER:*"));
  private static final List<Line> OF_THE_KEY =
      List.of(
          line("kms:ViaService", TEXT, "sqs.eu-west-1.amazonaws.com", "sqs.*.amazonaws.com"),
          line("kms:ViaService", TEXT, "s3.eu-west-1.amazonaws.com"),
          line("kms:CallerAccount", TEXT, World.OWN, World.FOREIGN),
          line("kms:EncryptionContext:aws:sqs:arn", ARN, "arn:aws:sqs:*:*:orders", "arn:aws:sqs:*"),
          line("kms:EncryptionContext:aws:sqs:arn", TEXT, "arn:aws:sqs:eu-west-1:1*:orders"),
          line("kms:EncryptionContextKeys", TEXT, "aws:sqs:arn", "purpose"));
  private static final List<Line> OF_TRUST =
      List.of(
          line("sts:ExternalId", TEXT, "secret"),
          line("aws:PrincipalServiceName", TEXT, "apigateway.amazonaws.com"));

  /** The element with its leading comma; mostly nothing. */
  String about(Subject subject) {
    if (!chance.once(3)) {
      return "";
    }
    var first = one(subject);
    var second = one(subject);
    return ",\"Condition\":{"
        + block(first)
        + (chance.once(4) && !first.operator().equals(second.operator()) ? "," + block(second) : "")
        + "}";
  }

  private record Written(String operator, Line line) {}

  private Written one(Subject subject) {
    var line = chance.of(lines(subject));
    var quantifier = chance.once(15) ? chance.of("ForAllValues:", "ForAnyValue:") : "";
    var suffix = chance.once(5) ? "IfExists" : "";
    return new Written(quantifier + chance.of(line.operators()) + suffix, line);
  }

  private String block(Written written) {
    var values = written.operator().contains("Null") ? TRUTH : written.line().values();
    var twice =
        chance.once(30)
            ? ",\"%s\":%s"
                .formatted(written.line().key().toUpperCase(Locale.ROOT), chance.some(values))
            : "";
    return "\"%s\":{\"%s\":%s%s}"
        .formatted(written.operator(), written.line().key(), chance.some(values), twice);
  }

  private static List<Line> lines(Subject subject) {
    return Stream.concat(
            OF_ANY_REQUEST.stream(),
            switch (subject) {
              case ROLE_TRUST -> OF_TRUST.stream();
              case API -> Stream.<Line>empty();
              case QUEUE -> OF_A_ROLE.stream();
              case KEY -> Stream.concat(OF_A_ROLE.stream(), OF_THE_KEY.stream());
            })
        .toList();
  }
}
