package canary.event;

import canary.finding.Arn;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The environment's variables, and what is wrong with those that were read. */
record Environment(Map<String, String> variables, List<String> mistakes) {
  static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");
  private static final int LAST_PORT = 65_535;

  Environment(Map<String, String> variables) {
    this(variables, new ArrayList<>());
  }

  boolean has(String name) {
    return !text(name).isEmpty();
  }

  String text(String name) {
    return variables.getOrDefault(name, "").strip();
  }

  void invalid(String name, String use) {
    mistakes.add(Mistakes.invalid(name, text(name), use));
  }

  String matching(String name, Pattern pattern, String use) {
    if (!pattern.matcher(text(name)).matches()) {
      invalid(name, use);
    }
    return text(name);
  }

  boolean flag(String name) {
    if (!List.of("true", "false", "").contains(text(name))) {
      invalid(name, "true or false");
    }
    return text(name).equals("true");
  }

  Optional<Arn> arn(String name) {
    var arn = Arn.parse(text(name));
    if (has(name) && arn.isEmpty()) {
      invalid(name, "an ARN");
    }
    return arn;
  }

  List<Arn> arns(String name) {
    var arns = new ArrayList<Arn>();
    var texts = text(name).split(",");
    for (var text : texts) {
      Arn.parse(text.strip()).ifPresent(arns::add);
    }
    if (has(name) && arns.size() < texts.length) {
      invalid(name, "ARNs with commas between");
    }
    return arns;
  }

  /** Of the method: over TLS, or on this machine. */
  Optional<URI> url(String name) {
    return url(
        name,
        "an https URL of the method, without user, password and query",
        it ->
            (it.getScheme().equals("https") || LOOPBACK.contains(it.getHost()))
                && it.getRawQuery() == null
                && it.getRawFragment() == null);
  }

  /**
   * Where the environment lets the AWS tools find a service: the first of the variables that is
   * set.
   */
  Optional<URI> endpoint(String... names) {
    for (var name : names) {
      if (has(name)) {
        return url(name, "an http or https URL, without user and password", _ -> true);
      }
    }
    return Optional.empty();
  }

  private Optional<URI> url(String name, String use, Predicate<URI> admitted) {
    try {
      var url = new URI(text(name));
      if (("https".equals(url.getScheme()) || "http".equals(url.getScheme()))
          && url.getHost() != null
          && url.getRawUserInfo() == null
          && url.getPort() != 0
          && url.getPort() <= LAST_PORT
          && admitted.test(url)) {
        return Optional.of(url);
      }
    } catch (URISyntaxException e) {
      // Its message quotes the text, which may hold a password.
    }
    mistakes.add(Mistakes.invalidUrl(name, text(name), use));
    return Optional.empty();
  }

  <E extends Enum<E>> E oneOf(String name, Class<E> values, E unset) {
    var spelled = new LinkedHashMap<String, E>();
    for (var value : values.getEnumConstants()) {
      spelled.put(value.name(), value);
    }
    return oneOf(name, spelled, unset);
  }

  <T> T oneOf(String name, SequencedMap<String, T> values, T unset) {
    if (has(name) && !values.containsKey(text(name))) {
      invalid(name, String.join(" or ", values.keySet()));
    }
    return values.getOrDefault(text(name), unset);
  }
}
