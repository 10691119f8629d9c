package canary.full;

import canary.lab.Laboratory;
import canary.lab.iam.Role;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * All that a fix could change in a laboratory, part by part; each part by a name that it has in
 * commands.
 */
record State(Map<String, Object> parts) {
  private static final String API = "aws apigateway";

  static State of(Laboratory lab) {
    var parts = new TreeMap<String, Object>();
    parts.put(API, plain(lab.stack().resource("Api").properties()));
    var account = lab.account();
    for (var role : account.roles()) {
      var name = lastWord(role.arn());
      parts.put(
          name, new Role(role.arn(), role.id(), role.trust(), role.policies(), Optional.empty()));
      role.boundary().ifPresent(it -> parts.put("create-policy-version", it));
    }
    lab.domain().ifPresent(it -> parts.put("base-path-mapping", it));
    lab.where().ifPresent(it -> parts.put(it.id(), it));
    account.queues().forEach(it -> parts.put(lastWord(it.url()), it));
    account.keys().forEach(it -> parts.put(it.arn(), it));
    return new State(parts);
  }

  /** The parts that differ. */
  Set<String> changedIn(State other) {
    var names = new TreeSet<>(parts.keySet());
    names.addAll(other.parts.keySet());
    names.removeIf(it -> parts.containsKey(it) && parts.get(it).equals(other.parts.get(it)));
    return names;
  }

  /** What is empty is as good as not there, and a number as its digits. */
  private static Object plain(Object value) {
    return switch (value) {
      case Map<?, ?> map -> {
        var plain = new TreeMap<String, Object>();
        map.forEach((name, item) -> plain.put(name.toString(), plain(item)));
        plain.values().removeIf(it -> it.equals(Map.of()) || it.equals(List.of()));
        yield plain;
      }
      case List<?> list -> list.stream().map(State::plain).toList();
      case Number number -> number.doubleValue();
      case Object other -> other;
    };
  }

  private static String lastWord(String arn) {
    return arn.substring(arn.lastIndexOf('/') + 1);
  }
}
