package canary.lab.gateway;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What API Gateway answers the client. */
public record GatewayAnswer(int status, Map<String, String> headers, byte[] body) {
  /** The body as text. */
  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }
}
