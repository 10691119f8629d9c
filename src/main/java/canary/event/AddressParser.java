package canary.event;

import canary.evidence.MethodAddress;
import canary.finding.Arn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a method lies, read from the ways in which people name one: its URL, its ARN, or its parts.
 */
final class AddressParser {
  private static final Pattern URL =
      Pattern.compile("https://([a-z0-9]+)\\.execute-api\\.([a-z0-9-]+)\\.[^/]+/([^/]+)(/.*)");
  private static final Pattern METHOD_ARN =
      Pattern.compile(
          "arn:aws[a-z-]*:execute-api:([a-z0-9-]+):\\d{12}:([a-z0-9]+)/([^/]+)/POST(/.*)");
  // Elsewhere than at AWS the host name need not tell the Region.
  private static final Pattern REGION = Pattern.compile("[a-z]{2,4}(-[a-z]+)+-\\d{1,2}");

  private AddressParser() {}

  /** Of the URL that is called; empty when it is not of the form that API Gateway gives. */
  static Optional<MethodAddress> ofUrl(String url, String regionElse) {
    var api = URL.matcher(url);
    return api.matches()
        ? Optional.of(
            MethodAddress.at(
                REGION.matcher(api.group(2)).matches() ? api.group(2) : regionElse,
                api.group(1),
                api.group(3),
                api.group(4)))
        : Optional.empty();
  }

  /**
   * Of an event's {@code url}, {@code arn}, or {@code apiId}, {@code stage}, {@code path} and
   * {@code region}; empty when it has none of them. Adds every mistake.
   */
  static Optional<MethodAddress> in(Map<?, ?> event, List<String> mistakes) {
    var named =
        event.containsKey("url")
            ? ofUrl(text(event, "url"), text(event, "region"))
            : event.containsKey("arn")
                ? ofArn(text(event, "arn"))
                : event.containsKey("apiId") ? ofParts(event) : Optional.<MethodAddress>empty();
    if (named.isEmpty()
        && (event.containsKey("url") || event.containsKey("arn") || event.containsKey("apiId"))) {
      mistakes.add(
          "wanted is url https://API_ID.execute-api.REGION.amazonaws.com/STAGE/PATH, or arn"
              + " arn:aws:execute-api:REGION:ACCOUNT:API_ID/STAGE/POST/PATH, or apiId, stage, path"
              + " and region");
    }
    return named.map(
        it ->
            it.meaning(
                arn(event, "queueArn", mistakes),
                arn(event, "roleArn", mistakes),
                arn(event, "keyArn", mistakes),
                arns(event, "consumerRoleArns", mistakes)));
  }

  private static Optional<MethodAddress> ofArn(String arn) {
    var method = METHOD_ARN.matcher(arn);
    return method.matches()
        ? Optional.of(
            MethodAddress.at(method.group(1), method.group(2), method.group(3), method.group(4)))
        : Optional.empty();
  }

  private static Optional<MethodAddress> ofParts(Map<?, ?> event) {
    var parts = new ArrayList<String>();
    List.of("region", "apiId", "stage", "path").forEach(name -> parts.add(text(event, name)));
    return parts.stream().noneMatch(String::isEmpty) && parts.getLast().startsWith("/")
        ? Optional.of(MethodAddress.at(parts.get(0), parts.get(1), parts.get(2), parts.get(3)))
        : Optional.empty();
  }

  private static Optional<Arn> arn(Map<?, ?> event, String name, List<String> mistakes) {
    var arn = Arn.parse(text(event, name));
    if (arn.isEmpty() && event.containsKey(name)) {
      mistakes.add("%s is '%s'; wanted is an ARN".formatted(name, event.get(name)));
    }
    return arn;
  }

  private static List<Arn> arns(Map<?, ?> event, String name, List<String> mistakes) {
    return switch (event.get(name)) {
      case null -> List.of();
      case List<?> list -> {
        var read = list.stream().flatMap(it -> Arn.parse(String.valueOf(it)).stream()).toList();
        if (read.size() < list.size()) {
          mistakes.add("%s is %s; wanted is a list of ARNs".formatted(name, list));
        }
        yield read;
      }
      case Object other -> {
        mistakes.add("%s is '%s'; wanted is a list of ARNs".formatted(name, other));
        yield List.of();
      }
    };
  }

  private static String text(Map<?, ?> event, String name) {
    return event.get(name) instanceof String text ? text.strip() : "";
  }
}
