package canary.event;

import canary.evidence.DomainUrl;
import canary.evidence.MethodAddress;
import canary.finding.Arn;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads the address of a method from the ways in which people name one: its URL, its ARN, or its
 * parts.
 */
final class AddressParser {
  /** The API's own host name, or the one that leads to a private API through one VPC endpoint. */
  private static final Pattern OWN_HOST =
      Pattern.compile(
          "https://([a-z0-9]+)(?:-vpce-[a-z0-9]+)?\\.execute-api\\.([a-z0-9-]+)\\.[^/]{1,200}/([^/?#]{1,128})([/?#].{0,1000})?");

  /** A VPC endpoint's own host name, where a header names the API. */
  private static final Pattern ENDPOINT_HOST =
      Pattern.compile(
          "https://vpce-[a-z0-9-]+\\.execute-api\\.([a-z0-9-]+)\\.vpce\\.[^/]{1,200}/([^/?#]{1,128})([/?#].{0,1000})?");

  /** A port, a query and a fragment are no part of where a mapping leads. */
  private static final Pattern OTHER_HOST =
      Pattern.compile("https?://([A-Za-z0-9.-]{1,253}+)(?::\\d{1,5})?([/?#].{0,1000})?");

  private static final Pattern METHOD_ARN =
      Pattern.compile(
          "arn:aws[a-z-]*:execute-api:([a-z0-9-]+):\\d{12}:([a-z0-9]+)/([^/]{1,128})/([A-Z]{3,7})(/.{0,1000})");
  static final String METHOD_ARN_USE =
      "arn:aws:execute-api:REGION:ACCOUNT:API_ID/STAGE/METHOD/PATH";
  // Elsewhere than at AWS the host name need not contain the Region.
  static final Pattern REGION = Pattern.compile("[a-z]{2,4}(-[a-z]+)+-\\d{1,2}");

  private static final Pattern PART = Pattern.compile("[\\w-]{1,128}");
  private static final Pattern PATH = Pattern.compile("/.{0,1000}");
  static final String REGION_USE = "the code of an AWS Region, as eu-west-1";

  private AddressParser() {}

  /** No address of the Internet Protocol: there is a letter behind the last full stop. */
  private static boolean isName(String host) {
    return host.substring(host.lastIndexOf('.') + 1).chars().anyMatch(Character::isLetter);
  }

  /** Whether a header has to name the API, for the host name leads to many. */
  static boolean isEndpoint(String url) {
    return ENDPOINT_HOST.matcher(url).matches();
  }

  /**
   * Of the URL that is called. Of a VPC endpoint's host name the API is left open, of any other the
   * stage and the path, too; empty when the text is no URL.
   */
  static Optional<MethodAddress> ofUrl(String url, String regionElse) {
    var own = OWN_HOST.matcher(url);
    var endpoint = ENDPOINT_HOST.matcher(url);
    var other = OTHER_HOST.matcher(url);
    if (own.matches()) {
      return Optional.of(
          MethodAddress.at(
              REGION.matcher(own.group(2)).matches() ? own.group(2) : regionElse,
              own.group(1),
              own.group(3),
              path(own.group(4))));
    }
    if (endpoint.matches()) {
      return Optional.of(
          MethodAddress.at(endpoint.group(1), "", endpoint.group(2), path(endpoint.group(3))));
    }
    return other.matches() && isName(other.group(1))
        ? Optional.of(
            MethodAddress.at(regionElse, "", "", "")
                .behind(new DomainUrl(other.group(1), path(other.group(2)))))
        : Optional.empty();
  }

  /** Without a query and a fragment; a URL that ends before it is the root's. */
  private static String path(String behindHost) {
    var path = Objects.requireNonNullElse(behindHost, "").replaceFirst("[?#].*", "");
    return path.isEmpty() ? "/" : path;
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

  /**
   * A URL to be found out about. Beside a custom domain that cannot be read, {@code arn} names the
   * method; {@code method} is the verb where it is not the first that the API has.
   */
  static Event.Setup setup(Map<?, ?> event, boolean asText, List<String> mistakes) {
    var url = text(event, "url");
    var byUrl = ofUrl(url, text(event, "region")).filter(_ -> url.startsWith("https://"));
    if (byUrl.isEmpty()) {
      mistakes.add(Mistakes.invalidUrl("url", url, "the https URL of the method"));
    }
    if (event.containsKey("region") && !REGION.matcher(text(event, "region")).matches()) {
      mistakes.add(Mistakes.invalid("region", given(event, "region"), REGION_USE));
    }
    var named = event.containsKey("arn") ? ofArn(text(event, "arn")) : byUrl;
    if (!event.containsKey("arn") && isEndpoint(url)) {
      mistakes.add(Mistakes.invalid("arn", "", METHOD_ARN_USE + ": a VPC endpoint leads to many"));
    }
    if (named.isEmpty() && event.containsKey("arn")) {
      mistakes.add(Mistakes.invalid("arn", given(event, "arn"), METHOD_ARN_USE));
    }
    var verb = event.containsKey("method") ? text(event, "method") : "";
    if (event.containsKey("method") && !verb.matches("POST|PUT|PATCH|GET")) {
      mistakes.add(Mistakes.invalid("method", given(event, "method"), "POST, PUT, PATCH or GET"));
    }
    var place =
        named
            .map(it -> byUrl.flatMap(MethodAddress::domain).map(it::behind).orElse(it))
            .orElse(MethodAddress.UNKNOWN);
    return new Event.Setup(
        url, verb.isEmpty() ? place : place.by(verb), arn(event, "headers", mistakes), asText);
  }

  private static Optional<MethodAddress> named(Map<?, ?> event, List<String> mistakes) {
    if (event.containsKey("url")) {
      return valid(
          event,
          "url",
          ofUrl(text(event, "url"), text(event, "region")),
          "https://API_ID.execute-api.REGION.amazonaws.com/STAGE/PATH, or a custom domain's URL",
          mistakes);
    }
    if (event.containsKey("arn")) {
      return valid(event, "arn", ofArn(text(event, "arn")), METHOD_ARN_USE, mistakes);
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

  static Optional<MethodAddress> ofArn(String arn) {
    var method = METHOD_ARN.matcher(arn);
    return method.matches()
        ? Optional.of(
            MethodAddress.at(method.group(1), method.group(2), method.group(3), method.group(5))
                .by(method.group(4)))
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
