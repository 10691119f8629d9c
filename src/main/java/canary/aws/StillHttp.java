package canary.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import canary.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.regex.Pattern;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;

/** Sends nothing: what a diagnosis of a healthy account asks is answered as that account would. */
final class StillHttp implements SdkHttpClient {
  private static final String REPLIES = "/rehearsal.json";

  private static final Pattern ACTION = Pattern.compile("(?:^|&)Action=(\\w+)");

  private final Map<?, ?> replies;

  StillHttp() {
    try (var in = StillHttp.class.getResourceAsStream(REPLIES)) {
      replies = (Map<?, ?>) JsonReader.read(new String(in.readAllBytes(), UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The operation that a request asks for; of a REST service its path, without names in it. */
  static String operation(HttpExecuteRequest request) {
    var http = request.httpRequest();
    var target = http.firstMatchingHeader("X-Amz-Target");
    if (target.isPresent()) {
      return target.get().substring(target.get().lastIndexOf('.') + 1);
    }
    var action = ACTION.matcher(text(request));
    return action.find()
        ? action.group(1)
        : http.method() + " " + http.encodedPath().replaceAll("/(\\w+)/[^/]+", "/$1/*");
  }

  private static String text(HttpExecuteRequest request) {
    try {
      return request.contentStreamProvider().isEmpty()
          ? ""
          : new String(request.contentStreamProvider().get().newStream().readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    return new Call(replies.get(operation(request)) instanceof String body ? body : "{}");
  }

  /** A call that is answered. */
  private record Call(String body) implements ExecutableHttpRequest {
    @Override
    public HttpExecuteResponse call() {
      var bytes = body.getBytes(UTF_8);
      return HttpExecuteResponse.builder()
          .response(
              SdkHttpResponse.builder()
                  .statusCode(200)
                  .putHeader("Content-Length", Integer.toString(bytes.length))
                  .build())
          .responseBody(AbortableInputStream.create(new ByteArrayInputStream(bytes)))
          .build();
    }

    @Override
    public void abort() {
      // There is nothing to end.
    }
  }

  @Override
  public void close() {
    // There is nothing to close.
  }
}
