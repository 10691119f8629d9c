package canary.remedy;

import canary.evidence.Integration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** A change of an integration, as it is sent to API Gateway and as it is judged. */
record IntegrationPatch(List<PatchOperation> operations) {
  private static final String TEMPLATES = "requestTemplates";
  private static final String PARAMETERS = "requestParameters";

  static IntegrationPatch of(PatchOperation... operations) {
    return new IntegrationPatch(List.of(operations));
  }

  /** Another mapping template for one of the content types that are there. */
  static IntegrationPatch template(String contentType, String text) {
    return of(PatchOperation.set(PatchOperation.pointer(TEMPLATES, contentType), text));
  }

  /** Maps a header of the integration request; the value has its quotes. */
  static PatchOperation header(Integration there, String name, String value) {
    var path = PatchOperation.pointer(PARAMETERS, "integration.request.header." + name);
    return there.header(name).isPresent()
        ? PatchOperation.set(path, value)
        : PatchOperation.add(path, value);
  }

  IntegrationPatch and(PatchOperation... more) {
    var all = new ArrayList<>(operations);
    all.addAll(List.of(more));
    return new IntegrationPatch(List.copyOf(all));
  }

  /** The integration once the patch is applied. */
  Integration on(Integration integration) {
    var changed = integration;
    for (var operation : operations) {
      changed = applied(operation, changed);
    }
    return changed;
  }

  private static Integration applied(PatchOperation it, Integration to) {
    var value = it.value();
    var set = Optional.of(value).filter(_ -> !it.removes());
    return new Integration(
        it.field().equals("type") ? value : to.type(),
        it.field().equals("httpMethod") ? value : to.httpMethod(),
        it.field().equals("uri") ? value : to.uri(),
        it.field().equals("credentials") ? set : to.credentials(),
        it.field().equals(PARAMETERS)
            ? changed(to.requestParameters(), it)
            : to.requestParameters(),
        it.field().equals(TEMPLATES) ? changed(to.requestTemplates(), it) : to.requestTemplates(),
        it.field().equals("passthroughBehavior") ? value : to.passthroughBehavior(),
        it.field().equals("contentHandling") ? set : to.contentHandling(),
        it.field().equals("timeoutInMillis") ? Integer.parseInt(value) : to.timeoutInMillis(),
        to.responses());
  }

  private static Map<String, String> changed(Map<String, String> map, PatchOperation it) {
    var changed = new TreeMap<>(map);
    if (it.removes()) {
      changed.remove(it.key());
    } else {
      changed.put(it.key(), it.value());
    }
    return changed;
  }

  /** Applies it as long as what it changes is what was read. */
  Command command(Integration read) {
    var fields = PatchedFields.of(this);
    return new Command(
            "aws apigateway update-integration " + RemedyTemplates.method() + " --patch-operations",
            word())
        .behind(
            new Look(
                RemedyTemplates.show(),
                fields.query(),
                fields.in(read),
                fields.in(on(read)),
                "integration of {api.path}"));
  }

  /** What makes the integration again what it was. */
  IntegrationPatch reverse(Integration before) {
    return new IntegrationPatch(
        operations.reversed().stream().map(it -> reverse(it, before)).toList());
  }

  private static PatchOperation reverse(PatchOperation it, Integration before) {
    return value(it, before)
        .map(
            value ->
                it.removes()
                    ? PatchOperation.add(it.path(), value)
                    : PatchOperation.set(it.path(), value))
        .orElseGet(() -> PatchOperation.remove(it.path()));
  }

  /** What an integration has where the operation is applied. */
  static Optional<String> value(PatchOperation it, Integration in) {
    return switch (it.field()) {
      case "httpMethod" -> Optional.of(in.httpMethod());
      case "uri" -> Optional.of(in.uri());
      case "credentials" -> in.credentials();
      case "passthroughBehavior" -> Optional.of(in.passthroughBehavior());
      case "contentHandling" -> in.contentHandling();
      case "timeoutInMillis" -> Optional.of(Integer.toString(in.timeoutInMillis()));
      case PARAMETERS -> Optional.ofNullable(in.requestParameters().get(it.key()));
      case TEMPLATES -> Optional.ofNullable(in.requestTemplates().get(it.key()));
      case String other -> throw new IllegalStateException("no field " + other);
    };
  }

  /**
   * The operations as one word of a shell; JSON's escapes stand for what a shell or an email
   * breaks.
   */
  String word() {
    return word(operations);
  }

  static String word(List<PatchOperation> operations) {
    return ShellWord.json(operations.stream().map(PatchOperation::json).toList());
  }

  /** What makes one integration the other; empty where a patch of the integration cannot. */
  static Optional<IntegrationPatch> between(Integration from, Integration to) {
    var operations = new ArrayList<PatchOperation>();
    value("httpMethod", from.httpMethod(), to.httpMethod(), operations);
    value("uri", from.uri(), to.uri(), operations);
    value("credentials", from.credentials().orElse(""), to.credentials().orElse(""), operations);
    value("passthroughBehavior", from.passthroughBehavior(), to.passthroughBehavior(), operations);
    value(
        "contentHandling",
        from.contentHandling().orElse(""),
        to.contentHandling().orElse(""),
        operations);
    value(
        "timeoutInMillis",
        Integer.toString(from.timeoutInMillis()),
        Integer.toString(to.timeoutInMillis()),
        operations);
    members(PARAMETERS, from.requestParameters(), to.requestParameters(), operations);
    members(TEMPLATES, from.requestTemplates(), to.requestTemplates(), operations);
    var patch = new IntegrationPatch(List.copyOf(operations));
    return operations.isEmpty() || !patch.on(from).equals(to)
        ? Optional.empty()
        : Optional.of(patch);
  }

  private static void value(String field, String from, String to, List<PatchOperation> operations) {
    if (!from.equals(to)) {
      operations.add(
          to.isEmpty() ? PatchOperation.remove("/" + field) : PatchOperation.set("/" + field, to));
    }
  }

  private static void members(
      String field,
      Map<String, String> from,
      Map<String, String> to,
      List<PatchOperation> operations) {
    var names = new TreeSet<>(from.keySet());
    names.addAll(to.keySet());
    for (var name : names) {
      var path = PatchOperation.pointer(field, name);
      if (!to.containsKey(name)) {
        operations.add(PatchOperation.remove(path));
      } else if (!from.containsKey(name)) {
        operations.add(PatchOperation.add(path, to.get(name)));
      } else if (!from.get(name).equals(to.get(name))) {
        operations.add(PatchOperation.set(path, to.get(name)));
      }
    }
  }
}
