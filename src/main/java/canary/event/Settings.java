package canary.event;

import canary.evidence.MethodAddress;
import canary.finding.Arn;
import canary.probe.Credentials;
import canary.probe.SecretReader;
import canary.probe.SignatureV4;
import canary.probe.Target;
import canary.probe.Target.Authorization;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the environment tells the canary. */
public record Settings(
    Optional<SecretReader> markerSecret,
    boolean testInvokes,
    List<Watched> watched,
    Optional<SignatureV4> signature) {

  /** The targets' names, for people. */
  public String names() {
    return watched.stream().map(it -> it.target().name()).collect(Collectors.joining(", "));
  }

  /** A target and where it stands. */
  public record Watched(Target target, MethodAddress place) {

    /** A signature holds in one Region only: the API's. */
    public Optional<SignatureV4> signature(Optional<SignatureV4> own) {
      return own.map(it -> new SignatureV4(it.credentials(), place.region()));
    }
  }

  /** Settings, or every mistake in them. */
  public sealed interface Parsed {
    record Usable(Settings settings) implements Parsed {}

    /** The target's name is as it stands in the environment. */
    record Mistaken(List<String> mistakes, String target) implements Parsed {}
  }

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,127}");
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

  /** Reads everything before it judges, so that all mistakes are told at once. */
  public static Parsed of(Map<String, String> environment) {
    var read = new Environment(environment, new ArrayList<>());
    read.matching("CANARY_NAME", NAME, "a name of letters, digits, - and _");
    read.arn("CANARY_TOPIC_ARN");
    var secret = read.arn("CANARY_MARKER_SECRET_ARN");
    var signature = signature(read);
    var testInvokes = read.flag("CANARY_TEST_INVOKE");
    var watched = new ArrayList<Watched>();
    for (var number = 1; number == 1 || read.has("TARGET_" + number + "_URL"); number++) {
      watched.add(watched(read, number == 1 ? "TARGET_" : "TARGET_" + number + "_"));
    }
    if (watched.stream().map(it -> it.target().name()).distinct().count() < watched.size()) {
      read.mistakes().add("two targets have the same name; wanted is a name of its own for each");
    }
    if (signature.isEmpty()
        && watched.stream().anyMatch(it -> it.target().authorization() == Authorization.AWS_IAM)) {
      read.mistakes()
          .add(
              "AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_REGION are wanted to sign for"
                  + " AWS_IAM");
    }
    return read.mistakes().isEmpty()
        ? new Parsed.Usable(
            new Settings(
                secret.flatMap(it -> reader(it, read, signature)),
                testInvokes,
                List.copyOf(watched),
                signature))
        : new Parsed.Mistaken(List.copyOf(read.mistakes()), read.text("TARGET_NAME"));
  }

  private static Watched watched(Environment read, String prefix) {
    var name = read.matching(prefix + "NAME", NAME, "a name of letters, digits, - and _");
    var url = read.url(prefix + "URL");
    var authorization =
        read.oneOf(prefix + "AUTHORIZATION", Authorization.class, Authorization.AWS_IAM);
    var place = place(read, prefix, url);
    return new Watched(new Target(name, sentTo(read, url, place), authorization), place);
  }

  private static MethodAddress place(Environment read, String prefix, String url) {
    var region = read.text("AWS_REGION");
    return AddressParser.ofUrl(url, region)
        .orElse(MethodAddress.at(region, "", "", ""))
        .meaning(
            read.arn(prefix + "QUEUE_ARN"),
            read.arn(prefix + "ROLE_ARN"),
            read.arn(prefix + "KEY_ARN"),
            read.arns(prefix + "CONSUMER_ROLE_ARNS"));
  }

  /**
   * The AWS tools' own way to another endpoint; behind it the API stands under the path that
   * LocalStack gave it.
   */
  private static URI sentTo(Environment read, String url, MethodAddress place) {
    var endpoint =
        read.has("AWS_ENDPOINT_URL_EXECUTE_API")
            ? read.text("AWS_ENDPOINT_URL_EXECUTE_API")
            : read.text("AWS_ENDPOINT_URL");
    return URI.create(
        endpoint.isEmpty() || place.apiId().isEmpty()
            ? url
            : "%s/_aws/execute-api/%s/%s%s"
                .formatted(endpoint, place.apiId(), place.stage(), place.path()));
  }

  private static Optional<SignatureV4> signature(Environment read) {
    var key = read.text("AWS_ACCESS_KEY_ID");
    var secret = read.text("AWS_SECRET_ACCESS_KEY");
    var region = read.text("AWS_REGION");
    return key.isEmpty() || secret.isEmpty() || region.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new SignatureV4(new Credentials(key, secret, read.text("AWS_SESSION_TOKEN")), region));
  }

  /** Of the secret's own Region, at AWS or where the AWS tools are told to look. */
  private static Optional<SecretReader> reader(
      Arn secret, Environment read, Optional<SignatureV4> signature) {
    var endpoint =
        Stream.of("AWS_ENDPOINT_URL_SECRETS_MANAGER", "AWS_ENDPOINT_URL")
            .map(read::text)
            .filter(it -> !it.isEmpty())
            .findFirst()
            .orElse("https://secretsmanager.%s.%s".formatted(secret.region(), secret.domain()));
    return signature.map(
        it ->
            new SecretReader(
                secret.toString(),
                URI.create(endpoint + "/"),
                new SignatureV4(it.credentials(), secret.region(), "secretsmanager"),
                Clock.systemUTC()));
  }

  /** The environment's variables and what is wrong with them. */
  private record Environment(Map<String, String> variables, List<String> mistakes) {

    boolean has(String name) {
      return !text(name).isEmpty();
    }

    String text(String name) {
      return variables.getOrDefault(name, "").strip();
    }

    String matching(String name, Pattern pattern, String wanted) {
      if (!pattern.matcher(text(name)).matches()) {
        mistakes.add("%s is '%s'; wanted is %s".formatted(name, text(name), wanted));
      }
      return text(name);
    }

    boolean flag(String name) {
      if (!text(name).matches("true|false|")) {
        mistakes.add("%s is '%s'; wanted is true or false".formatted(name, text(name)));
      }
      return text(name).equals("true");
    }

    Optional<Arn> arn(String name) {
      var arn = Arn.parse(text(name));
      if (has(name) && arn.isEmpty()) {
        mistakes.add("%s is '%s'; wanted is an ARN".formatted(name, text(name)));
      }
      return arn;
    }

    List<Arn> arns(String name) {
      var texts = Arrays.stream(text(name).split(",")).map(String::strip).toList();
      var arns = texts.stream().flatMap(it -> Arn.parse(it).stream()).toList();
      if (has(name) && arns.size() < texts.size()) {
        mistakes.add("%s is '%s'; wanted are ARNs with commas between".formatted(name, text(name)));
      }
      return arns;
    }

    String url(String name) {
      var url = text(name);
      try {
        var host = URI.create(url).getHost();
        if (host == null
            || !(url.startsWith("https://")
                || url.startsWith("http://") && LOOPBACK.contains(host))) {
          mistakes.add(
              "%s is '%s'; wanted is an https URL of the POST method".formatted(name, url));
          return "https://unset.invalid/";
        }
        return url;
      } catch (IllegalArgumentException e) {
        mistakes.add("%s is '%s'; that is no URL: %s".formatted(name, url, e.getMessage()));
        return "https://unset.invalid/";
      }
    }

    <E extends Enum<E>> E oneOf(String name, Class<E> values, E unset) {
      if (!has(name)) {
        return unset;
      }
      for (var value : values.getEnumConstants()) {
        if (value.name().equals(text(name))) {
          return value;
        }
      }
      mistakes.add(
          "%s is '%s'; wanted is one of %s"
              .formatted(name, text(name), List.of(values.getEnumConstants())));
      return unset;
    }
  }
}
