package canary.event;

import canary.evidence.MethodAddress;
import canary.finding.Arn;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a method lies, read from the ways in which people name one: its URL, its ARN, or its parts.
 */
final class AddressParser {
  private static final Pattern URL =
      Pattern.compile(
          "https://([a-z0-9]+)\\.execute-api\\.([a-z0-9-]+)\\.[^/]{1,200}/([^/]{1,128})(/.{0,1000})");
  private static final Pattern METHOD_ARN =
      Pattern.compile(
          "arn:aws[a-z-]*:execute-api:([a-z0-9-]+):\\d{12}:([a-z0-9]+)/([^/]{1,128})/POST(/.{0,1000})");
  // Elsewhere than at AWS the host name need not contain the Region.
  static final Pattern REGION = Pattern.compile("[a-z]{2,4}(-[a-z]+)+-\\d{1,2}");

  private static final Pattern PART = Pattern.compile("[\\w-]{1,128}");
  private static final Pattern PATH = Pattern.compile("/.{0,1000}");
  static final String REGION_USE = "the code of an AWS Region, as eu-west-1";

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
    return named(event, mistakes)
        .map(
            it ->
                it.meaning(
                    arn(event, "queueArn", mistakes),
                    arn(event, "roleArn", mistakes),
                    arn(event, "keyArn", mistakes),
                    arns(event, "consumerRoleArns", mistakes)))
        .filter(_ -> mistakes.isEmpty());
  }

  private static Optional<MethodAddress> named(Map<?, ?> event, List<String> mistakes) {
    if (event.containsKey("url")) {
      return valid(
          event,
          "url",
          ofUrl(text(event, "url"), text(event, "region")),
          "https://API_ID.execute-api.REGION.amazonaws.com/STAGE/PATH",
          mistakes);
    }
    if (event.containsKey("arn")) {
      return valid(
          event,
          "arn",
          ofArn(text(event, "arn")),
          "arn:aws:execute-api:REGION:ACCOUNT:API_ID/STAGE/POST/PATH",
          mistakes);
    }
    return event.containsKey("apiId") ? Optional.of(ofParts(event, mistakes)) : Optional.empty();
  }

  /** A Region becomes part of the name of the host that a signed request goes to. */
  private static Optional<MethodAddress> valid(
      Map<?, ?> event,
      String name,
      Optional<MethodAddress> place,
      String use,
      List<String> mistakes) {
    if (place.isEmpty()) {
      mistakes.add(Mistakes.invalidUrl(name, String.valueOf(event.get(name)), use));
    }
    place
        .filter(it -> !REGION.matcher(it.region()).matches())
        .ifPresent(it -> mistakes.add(Mistakes.invalid("region", it.region(), REGION_USE)));
    return place;
  }

  private static Optional<MethodAddress> ofArn(String arn) {
    var method = METHOD_ARN.matcher(arn);
    return method.matches()
        ? Optional.of(
            MethodAddress.at(method.group(1), method.group(2), method.group(3), method.group(4)))
        : Optional.empty();
  }

  private static MethodAddress ofParts(Map<?, ?> event, List<String> mistakes) {
    return MethodAddress.at(
        part(event, "region", REGION, REGION_USE, mistakes),
        part(event, "apiId", PART, "the id of a REST API", mistakes),
        part(event, "stage", PART, "the name of a stage", mistakes),
        part(event, "path", PATH, "the path of a resource, with / in front", mistakes));
  }

  private static String part(
      Map<?, ?> event, String name, Pattern pattern, String use, List<String> mistakes) {
    var text = text(event, name);
    if (!pattern.matcher(text).matches()) {
      mistakes.add(Mistakes.invalid(name, given(event, name), use));
    }
    return text;
  }

  private static Optional<Arn> arn(Map<?, ?> event, String name, List<String> mistakes) {
    var arn = Arn.parse(text(event, name));
    if (arn.isEmpty() && event.containsKey(name)) {
      mistakes.add(Mistakes.invalid(name, given(event, name), "an ARN"));
    }
    return arn;
  }

  private static List<Arn> arns(Map<?, ?> event, String name, List<String> mistakes) {
    if (!event.containsKey(name)) {
      return List.of();
    }
    var listed = event.get(name) instanceof List<?> list ? list : List.of("");
    var read = listed.stream().flatMap(it -> Arn.parse(String.valueOf(it)).stream()).toList();
    if (read.size() < listed.size()) {
      mistakes.add(Mistakes.invalid(name, given(event, name), "a list of ARNs"));
    }
    return read;
  }

  private static Object given(Map<?, ?> event, String name) {
    return event.containsKey(name) ? event.get(name) : "";
  }

  private static String text(Map<?, ?> event, String name) {
    return event.get(name) instanceof String text ? text.strip() : "";
  }
}
