package canary.event;

import canary.evidence.MethodAddress;
import canary.probe.Credentials;
import canary.probe.QueueMetric;
import canary.probe.SecretReader;
import canary.probe.SecretReader.Store;
import canary.probe.SignatureV4;
import canary.probe.Target;
import canary.probe.Target.Authorization;
import canary.probe.Target.Success;
import canary.probe.Target.Verb;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The canary's settings, read from the environment.
 *
 * @param primes whether INIT rehearses a diagnosis, too
 * @param mistaken further targets that cannot be probed as they are set
 */
public record Settings(
    Optional<SecretReader> markerSecret,
    boolean testInvokes,
    boolean primes,
    List<Watched> watched,
    List<Mistaken> mistaken,
    Optional<SignatureV4> signature) {

  /** The targets' names, for people. */
  public String names() {
    return Stream.concat(
            watched.stream().map(it -> it.target().name()), mistaken.stream().map(Mistaken::target))
        .collect(Collectors.joining(", "));
  }

  /** The same with the first target alone. */
  public Settings ofFirst() {
    return new Settings(
        markerSecret, testInvokes, primes, List.of(watched.getFirst()), List.of(), signature);
  }

  /** What the variables of one target say. */
  private sealed interface Configured {}

  /**
   * A target and where it is.
   *
   * @param headers where the secret headers are that its callers send; empty where there are none
   * @param metric of its queue, where a status is all that proves a delivery and the queue is of
   *     the canary's own account and Region
   */
  public record Watched(
      Target target,
      MethodAddress place,
      Optional<SecretReader> headers,
      Optional<QueueMetric> metric)
      implements Configured {

    /** A signature holds in one Region only: the API's. */
    public Optional<SignatureV4> signature(Optional<SignatureV4> own) {
      return own.isPresent()
          ? Optional.of(new SignatureV4(own.get().credentials(), place.region()))
          : own;
    }
  }

  /** Settings, or every mistake in them where no target can be probed. */
  public sealed interface Parsed {
    record Usable(Settings settings) implements Parsed {}
  }

  /**
   * What is wrong with a target, or with all.
   *
   * @param target its name, or where that is no name the first part of its variables' names
   */
  public record Mistaken(List<String> mistakes, String target) implements Parsed, Configured {}

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,127}");
  private static final String NAME_USE = "a name of letters, digits, - and _";
  private static final Map<String, Success> SUCCESSES =
      Map.of("message-id", Success.MESSAGE_ID, "status", Success.STATUS);
  private static final Pattern FURTHER = Pattern.compile("TARGET_(\\d{1,4})_[A-Z_]+");

  /** Reads everything before it judges, so that all mistakes are reported together. */
  public static Parsed of(Map<String, String> environment) {
    var read = new Environment(environment);
    read.matching("CANARY_NAME", NAME, NAME_USE);
    read.arn("CANARY_TOPIC_ARN");
    if (read.has("AWS_REGION")) {
      read.matching("AWS_REGION", AddressParser.REGION, AddressParser.REGION_USE);
    }
    var secret = read.arn("CANARY_MARKER_SECRET_ARN");
    var signature = signature(read);
    var testInvokes = read.flag("CANARY_TEST_INVOKE");
    var primes = read.flag("CANARY_PRIMING");
    var endpoint = read.endpoint("AWS_ENDPOINT_URL_EXECUTE_API", "AWS_ENDPOINT_URL");
    var reader =
        secret.isPresent() && signature.isPresent()
            ? Optional.of(
                Secrets.reader(secret.get(), Store.SECRETS_MANAGER, read, signature.get()))
            : Optional.<SecretReader>empty();
    var watched = new ArrayList<Watched>();
    var mistaken = new ArrayList<Mistaken>();
    var names = new HashSet<String>();
    for (var prefix : prefixes(environment)) {
      switch (target(new Environment(environment), prefix, endpoint, signature, names)) {
        case Watched it -> watched.add(it);
        case Mistaken it -> mistaken.add(it);
      }
    }
    if (read.mistakes().isEmpty() && !watched.isEmpty()) {
      return new Parsed.Usable(
          new Settings(
              reader, testInvokes, primes, List.copyOf(watched), List.copyOf(mistaken), signature));
    }
    for (var it : mistaken) {
      read.mistakes().addAll(it.mistakes());
    }
    return new Mistaken(
        List.copyOf(read.mistakes()),
        NAME.matcher(read.text("TARGET_NAME")).matches() ? read.text("TARGET_NAME") : "TARGET");
  }

  /** The first target's variables bear no number. */
  private static List<String> prefixes(Map<String, String> environment) {
    var numbers = new HashSet<Integer>();
    for (var variable : environment.keySet()) {
      var further = FURTHER.matcher(variable);
      if (further.matches() && !environment.get(variable).isBlank()) {
        numbers.add(Integer.valueOf(further.group(1)));
      }
    }
    var inOrder = new ArrayList<>(numbers);
    inOrder.sort(null);
    var prefixes = new ArrayList<>(List.of("TARGET_"));
    for (var number : inOrder) {
      prefixes.add("TARGET_" + number + "_");
    }
    return prefixes;
  }

  private static Configured target(
      Environment read,
      String prefix,
      Optional<URI> endpoint,
      Optional<SignatureV4> signature,
      Set<String> names) {
    var name = read.matching(prefix + "NAME", NAME, NAME_USE);
    if (names.contains(name)) {
      read.invalid(prefix + "NAME", "a name that no other target has");
    }
    var named = read.mistakes().isEmpty();
    var url = read.url(prefix + "URL");
    var authorization =
        read.oneOf(prefix + "AUTHORIZATION", Authorization.class, Authorization.AWS_IAM);
    if (authorization == Authorization.AWS_IAM && signature.isEmpty()) {
      read.mistakes()
          .add(
              "AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_REGION are not all set: %sAUTHORIZATION AWS_IAM requires them"
                  .formatted(prefix));
    }
    var verb = read.oneOf(prefix + "METHOD", Verb.class, Verb.POST);
    var sent = new MessageSettings(read, prefix, verb).message();
    var success = read.oneOf(prefix + "SUCCESS", new TreeMap<>(SUCCESSES), Success.MESSAGE_ID);
    var headers = Secrets.ofHeaders(read, prefix, signature);
    var message = sent.withSecretHeaders(headers.isPresent());
    var place =
        place(read, prefix, url.isPresent() ? url.get().toString() : "", verb).sent(message);
    var shown = named ? name : prefix.substring(0, prefix.length() - 1);
    names.add(shown);
    return url.isPresent() && read.mistakes().isEmpty()
        ? new Watched(
            new Target(
                name,
                sentTo(url.get(), endpoint, place),
                AddressParser.isEndpoint(url.get().toString())
                    ? Optional.of(place.apiId())
                    : Optional.empty(),
                verb,
                authorization,
                message,
                success),
            place,
            headers,
            success == Success.STATUS
                ? Secrets.metric(read, prefix + "QUEUE_ARN", name, signature)
                : Optional.empty())
        : new Mistaken(List.copyOf(read.mistakes()), shown);
  }

  private static MethodAddress place(Environment read, String prefix, String url, Verb verb) {
    return TargetPlace.of(read, prefix, url)
        .by(verb.sent())
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
  private static URI sentTo(URI url, Optional<URI> endpoint, MethodAddress place) {
    return endpoint.isPresent() && !place.apiId().isEmpty() && place.domain().isEmpty()
        ? URI.create(
            "%s/_aws/execute-api/%s/%s%s"
                .formatted(endpoint.get(), place.apiId(), place.stage(), place.path()))
        : url;
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
}
