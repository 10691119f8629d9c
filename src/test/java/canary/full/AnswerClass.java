package canary.full;

import canary.probe.Payload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a reply comes to, without ids and without the envelope that differs by protocol. */
record AnswerClass(int status, String says) {

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final Pattern MD5 = Pattern.compile("\"MD5OfMessageBody\"\\s*:\\s*\"(\\w+)\"");
  private static final Pattern CODE = Pattern.compile("(?:\"Code\"\\s*:\\s*\"|<Code>)([\\w.]+)");
  private static final Pattern MESSAGE = Pattern.compile("\"message\"\\s*:\\s*\"([^\"]*)\"");
  private static final int SHOWN = 60;

  /** Posts the body and reads the reply. */
  static AnswerClass of(URI method, Optional<String> contentType, String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(method).POST(HttpRequest.BodyPublishers.ofString(body));
    contentType.ifPresent(type -> request.header("Content-Type", type));
    try {
      HttpResponse<String> reply = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return new AnswerClass(reply.statusCode(), says(reply.body(), new Payload(body).md5()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while posting to " + method, e);
    }
  }

  private static String says(String reply, String md5) {
    Matcher accepted = MD5.matcher(reply);
    if (accepted.find()) {
      return accepted.group(1).equals(md5) ? "stored as sent" : "stored otherwise";
    }
    if (reply.contains("UnknownOperationException")) {
      return "UnknownOperationException";
    }
    for (Pattern pattern : new Pattern[] {CODE, MESSAGE}) {
      Matcher found = pattern.matcher(reply);
      if (found.find()) {
        return found.group(1);
      }
    }
    return reply.substring(0, Math.min(reply.length(), SHOWN));
  }

  String text() {
    return status + " " + says;
  }
}
