package canary.bench;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;

/** One POST on a new connection, and nothing else: the least that a healthy run can do. */
public final class BareLoop implements RequestStreamHandler {
  static {
    System.setProperty("http.keepAlive", "false");
  }

  @Override
  public void handleRequest(InputStream event, OutputStream answer, Context context)
      throws IOException {
    event.readAllBytes();
    var url = URI.create(System.getenv("BARE_URL")).toURL();
    var connection = (HttpURLConnection) url.openConnection();
    connection.setDoOutput(true);
    connection.setFixedLengthStreamingMode(2);
    try (var out = connection.getOutputStream()) {
      out.write(new byte[] {'{', '}'});
    }
    try (var in = connection.getInputStream()) {
      in.readAllBytes();
    }
    connection.disconnect();
    answer.write('{');
    answer.write('}');
  }
}
