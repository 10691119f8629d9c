package canary.lab.integration;

import canary.lab.gateway.GatewayError;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.jr.ob.JSON;

/**
 * An integration that calls nobody: the request template says with which status it answers, and
 * that selects the integration response
 * (https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-mock-integration.html).
 */
final class MockIntegration {
  private MockIntegration() {}

  /**
   * AWS's own reader takes objects that are not quite JSON, too
   * (https://github.com/localstack/localstack/pull/11967), and those are refused here.
   */
  static BackendResponse answer(byte[] rendered) {
    if (read(new String(rendered, StandardCharsets.UTF_8)).get("statusCode")
        instanceof Integer status) {
      return new BackendResponse(status, Map.of(), new byte[0]);
    }
    // As LocalStack's source has it; older public reports word it otherwise.
    throw GatewayError.configuration(
        "Unable to parse statusCode. It should be an integer that is defined in the request"
            + " template.");
  }

  private static Map<?, ?> read(String rendered) {
    try {
      return JSON.std.anyFrom(rendered) instanceof Map<?, ?> object ? object : Map.of();
    } catch (JacksonException notJson) {
      return Map.of();
    }
  }
}
