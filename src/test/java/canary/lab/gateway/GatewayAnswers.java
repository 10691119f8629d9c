package canary.lab.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;

/** What tests ask of an answer that API Gateway itself gives. */
public final class GatewayAnswers {
  private GatewayAnswers() {}

  public static void assertGatewayAnswer(
      int status, String body, String errorType, HttpResponse<String> answer) {
    assertEquals(body, answer.body());
    assertEquals(status, answer.statusCode());
    assertEquals(errorType, errorType(answer));
    assertTrue(answer.headers().firstValue("x-amzn-RequestId").isPresent());
    assertTrue(answer.headers().firstValue("x-amz-apigw-id").orElseThrow().endsWith("="));
  }

  public static String errorType(HttpResponse<String> answer) {
    return answer.headers().firstValue("x-amzn-ErrorType").orElse("none");
  }
}
