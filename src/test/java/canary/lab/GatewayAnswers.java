package canary.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;

/** What tests ask of an answer that API Gateway itself gives. */
final class GatewayAnswers {
  private GatewayAnswers() {}

  static void assertGatewayAnswer(
      int status, String body, String errorType, HttpResponse<String> answer) {
    assertEquals(body, answer.body());
    assertEquals(status, answer.statusCode());
    assertEquals(errorType, errorType(answer));
    assertTrue(answer.headers().firstValue("x-amzn-RequestId").isPresent());
    assertTrue(answer.headers().firstValue("x-amz-apigw-id").orElseThrow().endsWith("="));
  }

  static String errorType(HttpResponse<String> answer) {
    return answer.headers().firstValue("x-amzn-ErrorType").orElse("none");
  }
}
