package canary.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import canary.evidence.Evidence;
import canary.finding.Answer;
import canary.probe.Message;
import canary.probe.Payload;
import java.net.URLDecoder;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * A client of a method: its message, and what its requests have in common.
 *
 * @param path parameters of the URL, by name
 * @param context the variables under {@code $context} that are known of its requests
 * @param signed whether the method asks for a signature
 */
record Client(
    Message message, Map<String, String> path, Map<String, Object> context, boolean signed) {

  /** What CloudFront and API Gateway add to a request's headers, or replace. */
  private static final Set<String> ADDED =
      Set.of(
          "Host",
          "User-Agent",
          "Via",
          "X-Amz-Cf-Id",
          "X-Amzn-Trace-Id",
          "X-Forwarded-For",
          "X-Forwarded-Port",
          "X-Forwarded-Proto");

  private static final Set<String> NO_AUTHORIZER = Set.of("NONE", "AWS_IAM");
  private static final Set<String> OF_SIGNATURE =
      Set.of("Authorization", "X-Amz-Date", "X-Amz-Security-Token");

  /** The canary, as it calls the method that was read. */
  static Client canary(Evidence account) {
    var place = account.place();
    Map<String, Object> context =
        new HashMap<>(
            Map.of(
                "apiId", place.apiId(),
                "httpMethod", place.httpMethod(),
                "stage", place.stage(),
                "path", "/" + place.stage() + place.path()));
    account.method().found().ifPresent(it -> context.put("resourcePath", it.path()));
    if (account.route().is(it -> NO_AUTHORIZER.contains(it.authorizationType())) == Answer.YES) {
      context.put("authorizer", Map.of());
    }
    return new Client(
        place.message(),
        account.method().found().map(it -> it.parameters(place.path())).orElse(Map.of()),
        Map.copyOf(context),
        account.route().is(it -> it.authorizationType().equals("AWS_IAM")) == Answer.YES);
  }

  /** The same client, sending another content type. */
  Client sending(String contentType) {
    return new Client(message.as(contentType), path, context, signed);
  }

  /**
   * The request with a payload, as it arrives.
   *
   * @param more parameters, which are in its headers and in its query alike
   * @param standIn what stands for each header that is not known
   */
  Received request(Payload payload, Map<String, String> more, String standIn) {
    var headers = new HashMap<>(message.headers(payload));
    ADDED.forEach(name -> headers.put(name, standIn));
    if (signed) {
      OF_SIGNATURE.forEach(name -> headers.put(name, standIn));
    }
    headers.putAll(more);
    var query = new LinkedHashMap<>(query(payload));
    query.putAll(more);
    return new Received(headers, query, path, payload.body().getBytes(UTF_8));
  }

  private static Map<String, String> query(Payload payload) {
    var query = new LinkedHashMap<String, String>();
    for (var pair : payload.query().isEmpty() ? new String[0] : payload.query().split("&")) {
      var parts = pair.split("=", 2);
      query.put(decoded(parts[0]), parts.length == 2 ? decoded(parts[1]) : "");
    }
    return query;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), UTF_8);
  }
}
