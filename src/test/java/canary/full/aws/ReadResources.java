package canary.full.aws;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The resources of an API with their methods, as reads of other things write them. */
record ReadResources(List<Map<?, ?>> all) {
  /** GetExport's answer with the integrations whole. */
  Map<String, Object> export(Map<String, Object> given) {
    var paths = new LinkedHashMap<String, Object>();
    for (var resource : all) {
      var path = resource.get("path").toString();
      var written = map(map(given.get("paths")).get(path));
      var methods = new LinkedHashMap<>(written);
      map(resource.get("resourceMethods"))
          .forEach(
              (verb, method) -> {
                var name = verb.toLowerCase(Locale.ROOT);
                methods.put(
                    name,
                    with(
                        map(written.get(name)),
                        "x-amazon-apigateway-integration",
                        integration(map(map(method).get("methodIntegration")))));
              });
      paths.put(path, methods);
    }
    return with(given, "paths", paths);
  }

  /** GetIntegration's answer as an export writes it. */
  private static Map<String, Object> integration(Map<String, Object> read) {
    var written = new LinkedHashMap<>(read);
    written.put("type", read.get("type").toString().toLowerCase(Locale.ROOT));
    written.put(
        "passthroughBehavior", read.get("passthroughBehavior").toString().toLowerCase(Locale.ROOT));
    var responses = new LinkedHashMap<String, Object>();
    map(written.remove("integrationResponses"))
        .values()
        .forEach(
            it -> {
              var response = new LinkedHashMap<>(map(it));
              var pattern = response.remove("selectionPattern");
              responses.put(
                  pattern == null || pattern.equals("") ? "default" : pattern.toString(), response);
            });
    written.put("responses", responses);
    return written;
  }

  /** What a deployment says of the methods. */
  Map<String, Object> summary() {
    return all.stream()
        .filter(it -> !map(it.get("resourceMethods")).isEmpty())
        .collect(
            Collectors.toMap(
                it -> it.get("path").toString(),
                it ->
                    map(it.get("resourceMethods")).entrySet().stream()
                        .collect(
                            Collectors.toMap(
                                Map.Entry::getKey,
                                method ->
                                    Map.of(
                                        "authorizationType",
                                        map(method.getValue()).get("authorizationType"),
                                        "apiKeyRequired",
                                        map(method.getValue()).get("apiKeyRequired"))))));
  }

  static Map<String, Object> with(Map<String, Object> map, String name, Object value) {
    var more = new LinkedHashMap<>(map);
    more.put(name, value);
    return more;
  }

  static Map<String, Object> map(Object value) {
    return Stream.ofNullable(value)
        .flatMap(it -> ((Map<?, ?>) it).entrySet().stream())
        .collect(
            LinkedHashMap::new,
            (map, entry) -> map.put(entry.getKey().toString(), entry.getValue()),
            LinkedHashMap::putAll);
  }
}
