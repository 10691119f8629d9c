package canary.aws;

import static canary.aws.SoundReplies.events;
import static canary.aws.SoundReplies.json;
import static canary.aws.SoundReplies.xml;

import canary.aws.FakeAccount.Reply;
import java.util.Map;

/** A sound account's answers about what stands around the path. */
final class RepliesAround {
  private RepliesAround() {}

  static Map<String, Reply> all() {
    return Map.ofEntries(
        Map.entry(
            "GetGatewayResponses",
            json(
                """
                {"item":[{"responseType":"THROTTLED","statusCode":"429","defaultResponse":true},
                 {"responseType":"DEFAULT_4XX","statusCode":"400","defaultResponse":false,
                  "responseTemplates":{"application/json":"{\\"error\\":\\"no\\"}"}}]}\
                """)),
        Map.entry(
            "GetUsagePlans",
            json(
                """
                {"item":[{"id":"u1","name":"other","apiStages":[{"apiId":"a2","stage":"prod"}]},
                 {"id":"u2","name":"partners","apiStages":[{"apiId":"a1","stage":"prod"}],
                  "throttle":{"rateLimit":5.0,"burstLimit":10},
                  "quota":{"limit":1000,"offset":0,"period":"DAY"}}]}\
                """)),
        Map.entry(
            "GetUsagePlanKeys",
            json("{\"item\":[{\"id\":\"k1\",\"type\":\"API_KEY\",\"name\":\"partner\"}]}")),
        Map.entry(
            "GetApiKeys",
            json(
                """
                {"item":[{"id":"k1","name":"partner","value":"value-of-k1","enabled":true},
                 {"id":"k2","value":"value-of-k2","enabled":false}]}\
                """)),
        Map.entry(
            "GetTopicAttributes",
            xml(
                "GetTopicAttributes",
                "<Attributes><entry><key>TopicArn</key>"
                    + "<value>arn:aws:sns:eu-west-1:111122223333:notices</value></entry>"
                    + "<entry><key>KmsMasterKeyId</key><value>k-1</value></entry><entry>"
                    + "<key>Policy</key><value>{\"Statement\":[]}</value></entry></Attributes>")),
        Map.entry(
            "DescribeStackResources",
            xml(
                "DescribeStackResources",
                "<StackResources>"
                    + inStack("Api", "AWS::ApiGateway::RestApi", "a1")
                    + inStack("Method", "AWS::ApiGateway::Method", "a1-r1-POST")
                    + inStack("Role", "AWS::IAM::Role", "orders-api")
                    + "</StackResources>")),
        Map.entry(
            "DescribeVpcEndpoints",
            new Reply.Sent(
                200,
                Map.of("Content-Type", "text/xml"),
                """
                <DescribeVpcEndpointsResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/">
                <vpcEndpointSet><item><vpcEndpointId>vpce-1</vpcEndpointId><vpcId>vpc-1</vpcId>
                <serviceName>com.amazonaws.eu-west-1.execute-api</serviceName>
                <state>available</state><privateDnsEnabled>true</privateDnsEnabled>
                <policyDocument>{"Statement":[]}</policyDocument>
                <groupSet><item><groupId>sg-1</groupId></item></groupSet></item></vpcEndpointSet>
                </DescribeVpcEndpointsResponse>\
                """)),
        Map.entry("LookupEvents", events()));
  }

  static String inStack(String logicalId, String type, String physicalId) {
    return ("<member><StackName>orders</StackName><LogicalResourceId>%s</LogicalResourceId>"
            + "<ResourceType>%s</ResourceType><PhysicalResourceId>%s</PhysicalResourceId></member>")
        .formatted(logicalId, type, physicalId);
  }
}
