package canary.aws;

import canary.aws.FakeAccount.Reply;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** A sound account's answers, in the shapes of the services' API references. */
final class SoundReplies {
  static final String MAY_SEND =
      """
      {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sqs:SendMessage",
       "Resource":"arn:aws:sqs:eu-west-1:111122223333:orders"}]}\
      """;
  private static final String TRUST =
      """
      {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole",
       "Principal":{"Service":"apigateway.amazonaws.com"}}]}\
      """;
  private static final String KEY_POLICY =
      """
      {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"kms:*","Resource":"*",
       "Principal":{"AWS":"arn:aws:iam::111122223333:root"}}]}\
      """;
  static final String INTEGRATION =
      """
      "httpMethod":"POST","uri":"arn:aws:apigateway:eu-west-1:sqs:path/111122223333/orders",
      "credentials":"arn:aws:iam::111122223333:role/orders-api",
      "requestParameters":
       {"integration.request.header.Content-Type":"'application/x-www-form-urlencoded'"},
      "requestTemplates":
       {"application/json":"Action=SendMessage&MessageBody=$util.urlEncode($input.body)"},\
      """;
  private static final String LOG =
      "Execution log for request 1\\n"
          + "Mon Nov 23 09:00:00 UTC 2026 : Endpoint request headers: "
          + "{X-Amz-Security-Token=TOKEN [TRUNCATED]\\n"
          + "Mon Nov 23 09:00:00 UTC 2026 : Received response. Status: 200, Integration latency: 9"
          + " ms\\n";

  private SoundReplies() {}

  static Map<String, Reply> all() {
    var all = new HashMap<>(onThePath());
    all.putAll(RepliesAround.all());
    return Map.copyOf(all);
  }

  private static Map<String, Reply> onThePath() {
    return Map.ofEntries(
        Map.entry(
            "GetCallerIdentity",
            xml(
                "GetCallerIdentity",
                "<Account>111122223333</Account><UserId>AROA:x</UserId>"
                    + "<Arn>arn:aws:sts::111122223333:assumed-role/canary/x</Arn>")),
        Map.entry(
            "GetRestApi",
            json(
                """
                {"id":"a1","disableExecuteApiEndpoint":false,
                 "endpointConfiguration":{"types":["REGIONAL"]},
                 "policy":"{\\\\\\"Statement\\\\\\":[]}"}\
                """)),
        Map.entry(
            "GetStage",
            json(
                """
                {"deploymentId":"d1","stageName":"prod","variables":{"color":"blue"},
                 "methodSettings":{"*/*":{"throttlingRateLimit":50.0,"throttlingBurstLimit":100}},
                 "lastUpdatedDate":1795424400}\
                """)),
        Map.entry(
            "GetResources",
            json(
                """
                {"item":[{"id":"r0","path":"/"},
                 {"id":"r1","path":"/messages","resourceMethods":{"POST":{}}}]}\
                """)),
        Map.entry(
            "GetMethod",
            json(
                """
                {"httpMethod":"POST","authorizationType":"AWS_IAM","apiKeyRequired":false,
                 "methodResponses":{"200":{"statusCode":"200"}},
                 "methodIntegration":{"type":"AWS",%s"passthroughBehavior":"NEVER",
                  "timeoutInMillis":29000,"cacheNamespace":"r1","cacheKeyParameters":[],
                  "integrationResponses":{"200":{"statusCode":"200"}}}}\
                """
                    .formatted(INTEGRATION))),
        Map.entry(
            "GetDeployment",
            json(
                """
                {"id":"d1","createdDate":1795420800,"apiSummary":{"/messages":{"POST":
                 {"authorizationType":"AWS_IAM","apiKeyRequired":true}}}}\
                """)),
        Map.entry(
            "GetExport",
            json(
                """
                {"paths":{"/messages":{"post":{"x-amazon-apigateway-integration":{"type":"aws",
                 %s"passthroughBehavior":"never","responses":{"default":{"statusCode":"200"}}}}}}}\
                """
                    .formatted(INTEGRATION))),
        Map.entry(
            "TestInvokeMethod", json("{\"status\":200,\"body\":\"{}\",\"log\":\"" + LOG + "\"}")),
        Map.entry(
            "GetRole",
            xml(
                "GetRole",
                "<Role><Path>/</Path><Arn>arn:aws:iam::111122223333:role/orders-api</Arn>"
                    + "<RoleName>orders-api</RoleName><RoleId>AROAEXAMPLEEXAMPLE01</RoleId>"
                    + "<AssumeRolePolicyDocument>"
                    + encoded(TRUST)
                    + "</AssumeRolePolicyDocument><PermissionsBoundary><PermissionsBoundaryArn>"
                    + "arn:aws:iam::111122223333:policy/limit</PermissionsBoundaryArn>"
                    + "</PermissionsBoundary></Role>")),
        Map.entry(
            "ListRolePolicies",
            xml("ListRolePolicies", "<PolicyNames><member>send</member></PolicyNames>")),
        Map.entry(
            "GetRolePolicy",
            xml("GetRolePolicy", "<PolicyDocument>" + encoded(MAY_SEND) + "</PolicyDocument>")),
        Map.entry(
            "ListAttachedRolePolicies",
            xml(
                "ListAttachedRolePolicies",
                "<AttachedPolicies><member><PolicyName>more</PolicyName>"
                    + "<PolicyArn>arn:aws:iam::111122223333:policy/more</PolicyArn></member>"
                    + "</AttachedPolicies>")),
        Map.entry(
            "GetPolicy",
            xml("GetPolicy", "<Policy><DefaultVersionId>v2</DefaultVersionId></Policy>")),
        Map.entry(
            "GetPolicyVersion",
            xml(
                "GetPolicyVersion",
                "<PolicyVersion><Document>" + encoded(MAY_SEND) + "</Document></PolicyVersion>")),
        Map.entry("SimulatePrincipalPolicy", simulation("allowed")),
        Map.entry(
            "GetQueueAttributes",
            json(
                """
                {"Attributes":{"QueueArn":"arn:aws:sqs:eu-west-1:111122223333:orders",
                 "KmsMasterKeyId":"k-1","MaximumMessageSize":"1048576",
                 "RedrivePolicy":"{\\"deadLetterTargetArn\\":\\"arn:aws:sqs:eu-west-1:111122223333:dead\\"}"}}\
                """)),
        Map.entry(
            "DescribeKey",
            json(
                """
                {"KeyMetadata":{"Arn":"arn:aws:kms:eu-west-1:111122223333:key/k-1",
                 "KeyState":"Enabled","KeyManager":"CUSTOMER","KeyUsage":"ENCRYPT_DECRYPT",
                 "KeySpec":"SYMMETRIC_DEFAULT"}}\
                """)),
        Map.entry("GetKeyPolicy", json("{\"Policy\":" + quoted(KEY_POLICY) + "}")),
        Map.entry("ListGrants", json("{\"Grants\":[],\"Truncated\":false}")));
  }

  /** The shape since 2026-07-30: the decision of a resource stands in a result of its own. */
  static Reply simulation(String decision) {
    return xml(
        "SimulatePrincipalPolicy",
        """
        <EvaluationResults><member><EvalActionName>sqs:SendMessage</EvalActionName>
        <EvalResourceName>arn:${Partition}:sqs:${Region}:${Account}:${QueueName}</EvalResourceName>
        <EvalDecision>implicitDeny</EvalDecision>
        <OrganizationsDecisionDetail><AllowedByOrganizations>true</AllowedByOrganizations>
        </OrganizationsDecisionDetail><ResourceSpecificResults><member>
        <EvalResourceName>arn:aws:sqs:eu-west-1:111122223333:orders</EvalResourceName>
        <EvalResourceDecision>%s</EvalResourceDecision><MatchedStatements><member>
        <SourcePolicyId>send</SourcePolicyId></member></MatchedStatements>
        <MissingContextValues/></member></ResourceSpecificResults></member></EvaluationResults>\
        """
            .formatted(decision));
  }

  /** A page of CloudTrail's event history: these records, with commas between, as they stand. */
  static Reply events(String... records) {
    return json(
        Arrays.stream(records)
            .map(it -> "{\"EventName\":\"any\",\"CloudTrailEvent\":" + quoted(it) + "}")
            .collect(Collectors.joining(",", "{\"Events\":[", "]}")));
  }

  static Reply json(String body) {
    return new Reply.Sent(200, Map.of("Content-Type", "application/json"), body);
  }

  static Reply xml(String operation, String result) {
    return new Reply.Sent(
        200,
        Map.of("Content-Type", "text/xml"),
        "<%1$sResponse><%1$sResult>%2$s</%1$sResult></%1$sResponse>".formatted(operation, result));
  }

  /** A refusal in every protocol's form at once: each client looks at its own. */
  static Reply refusal(int status, String code, String message) {
    var form =
        "<ErrorResponse><Error><Type>Sender</Type><Code>%s</Code><Message>%s</Message></Error>"
            + "</ErrorResponse>";
    return new Reply.Sent(
        status, Map.of("Content-Type", "text/xml"), form.formatted(code, message));
  }

  /** A refusal in JSON; the query code stands in SQS's own header. */
  static Reply jsonRefusal(int status, String code, String message) {
    return new Reply.Sent(
        status,
        Map.of("x-amzn-ErrorType", code, "x-amzn-query-error", code + ";Sender"),
        "{\"__type\":\"com.amazonaws#%s\",\"message\":\"%s\"}".formatted(code, message));
  }

  private static String encoded(String policy) {
    return URLEncoder.encode(policy, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static String quoted(String text) {
    return text.lines()
        .map(line -> line.replace("\"", "\\\""))
        .collect(Collectors.joining("\\n", "\"", "\""));
  }
}
