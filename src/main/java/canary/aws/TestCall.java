package canary.aws;

import static canary.aws.SdkCall.required;

import canary.evidence.MethodAddress;
import canary.evidence.Stage;
import canary.evidence.TestInvocation;
import canary.finding.Finding;
import canary.probe.Payload;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;

/**
 * Executes the saved method once with TestInvokeMethod. The message really reaches the queue, and
 * CloudTrail keeps no event of it.
 *
 * <p>https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-test-method.html
 */
record TestCall(ApiGatewayClient gateway, MethodAddress place, String partition) {
  private static final String WHAT = "test invocation";

  Finding<TestInvocation> send(ApiResource resource, Stage stage, Payload message) {
    if (resource.httpMethod().equals(ApiResource.ANY)) {
      return Finding.unreadable(WHAT, "is made of named methods; this one is ANY");
    }
    return new SdkCall(
            WHAT,
            Permission.TEST_INVOKE_METHOD,
            Gateway.arn(partition, place)
                + "/resources/"
                + resource.id()
                + "/methods/"
                + resource.httpMethod())
        .reading(
            () -> {
              var answer =
                  gateway.testInvokeMethod(
                      request ->
                          request
                              .restApiId(place.apiId())
                              .resourceId(resource.id())
                              .httpMethod(resource.httpMethod())
                              .pathWithQueryString(path(message))
                              .headers(place.message().headers(message))
                              .stageVariables(stage.variables())
                              .body(message.body()));
              return Finding.known(TestInvocation.parse(required("log", answer.log())));
            });
  }

  private String path(Payload message) {
    return message.query().isEmpty() ? place.path() : place.path() + "?" + message.query();
  }
}
