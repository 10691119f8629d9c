package canary;

import canary.Budget.Step;
import canary.evidence.DeployedMethod;
import canary.evidence.Evidence;
import canary.evidence.Integration;
import canary.evidence.Key;
import canary.evidence.MethodAddress;
import canary.evidence.OwningStack;
import canary.evidence.Queue;
import canary.evidence.RequestContract;
import canary.evidence.RestApi;
import canary.evidence.Role;
import canary.evidence.Stage;
import canary.finding.Arn;
import canary.finding.Finding;
import canary.finding.Quotation;
import canary.model.BodyModel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Reads what lies behind a URL and writes the command that has a canary watch it; sends nothing.
 */
record Setup(World world, Budget budget) {
  private static final List<String> VERBS = List.of("POST", "PUT", "PATCH", "GET");

  /**
   * @param ownRegion where the URL does not say the Region
   * @param headers the ARN of the secret with the headers that the method requires
   */
  Map<String, Object> of(String url, MethodAddress place, String ownRegion, Optional<Arn> headers) {
    var account = read(place.region().isEmpty() ? place.in(ownRegion) : place);
    var setup = new SetupParameters(url, account, headers);
    var answer = new LinkedHashMap<String, Object>();
    answer.put("schema", "apigw-sqs-canary/setup/1");
    answer.put("mode", "setup");
    answer.put("url", Quotation.of(url.replaceFirst("[?#].*", "")).text());
    answer.put("found", found(account));
    answer.put("notRead", notRead(account));
    answer.put("parameters", setup.parameters());
    answer.put("needs", setup.needs());
    answer.put("command", setup.command());
    return answer;
  }

  /** The same for people. */
  static String text(Map<String, Object> answer) {
    var text = new StringBuilder("FOUND\n");
    ((Map<?, ?>) answer.get("found"))
        .forEach((what, it) -> text.append("  %s: %s%n".formatted(what, it)));
    text.append("\nWATCH IT\n").append(answer.get("command")).append("\n");
    list(text, "ADD", (List<?>) answer.get("needs"));
    list(
        text,
        "NOT CHECKED",
        ((List<?>) answer.get("notRead"))
            .stream()
                .map(it -> (Map<?, ?>) it)
                .map(it -> it.get("what") + ": " + it.get("why"))
                .toList());
    return text.toString();
  }

  private static void list(StringBuilder text, String title, List<?> lines) {
    if (!lines.isEmpty()) {
      text.append("\n").append(title).append("\n");
      lines.forEach(it -> text.append("  ").append(it).append("\n"));
    }
  }

  /** The URL does not say the verb: the first that the resource has is taken. */
  private Evidence read(MethodAddress place) {
    var first = read(place, place.httpMethod());
    return VERBS.stream()
        .filter(it -> !it.equals(place.httpMethod()))
        .reduce(
            first,
            (read, verb) ->
                read.method() instanceof Finding.Absent<?> && read.stage().found().isPresent()
                    ? orElse(read(place, verb), first)
                    : read,
            (one, _) -> one);
  }

  private static Evidence orElse(Evidence read, Evidence first) {
    return read.method().found().isPresent() ? read : first;
  }

  private Evidence read(MethodAddress place, String verb) {
    return world.account().apply(budget.share(Step.READS)).read(place.by(verb));
  }

  private static Map<String, String> found(Evidence account) {
    var place = account.place();
    var found = new LinkedHashMap<String, String>();
    if (place.domain().isPresent()) {
      say(found, "domain", account.domain(), it -> it.name() + " maps " + it.basePaths());
    }
    say(found, "api", account.api(), it -> place.apiId() + " " + types(it) + " " + place.region());
    say(found, "stage", account.stage(), (Stage _) -> place.stage());
    say(found, "method", account.method(), _ -> place.httpMethod() + " " + place.path());
    say(found, "authorization", account.route(), Setup::authorization);
    say(found, "model", account.contract(), Setup::models);
    say(found, "integration", account.deployed(), Integration::uri);
    say(found, "queue", account.queue().map(Queue::arn), Arn::toString);
    say(found, "role", account.role().map(Role::arn), Arn::toString);
    say(found, "key", account.key().map(Key::arn), Arn::toString);
    say(found, "owner's stack", account.owners().api(), OwningStack::name);
    return found;
  }

  private static <T> void say(
      Map<String, String> found, String what, Finding<T> finding, Function<T, String> words) {
    found.put(
        what,
        switch (finding) {
          case Finding.Known<T>(var it) -> Quotation.of(words.apply(it)).text();
          case Finding.Absent<T> _ -> "none";
          case Finding.Unreadable<T> _ -> "not read";
        });
  }

  private static String types(RestApi api) {
    return String.join(", ", api.endpointTypes());
  }

  private static String authorization(DeployedMethod method) {
    return method.authorizationType() + (method.apiKeyRequired() ? " and an API key" : "");
  }

  private static String models(RequestContract contract) {
    return contract.models().isEmpty()
        ? "bodies are not validated"
        : contract.models().entrySet().stream()
            .map(it -> it.getKey() + ": " + met(new BodyModel(it.getValue(), contract.document())))
            .collect(Collectors.joining("; "));
  }

  /** Whether the canary's own message meets it. */
  private static String met(BodyModel model) {
    var faults = SetupMessage.OWN.faults(model);
    if (!faults.isEmpty()) {
      return "the canary's own message does not meet it: " + String.join(", ", faults);
    }
    return model.unread().isEmpty()
        ? "the canary's own message meets it"
        : "not known to be met, for it uses " + model.unread();
  }

  private static List<Map<String, String>> notRead(Evidence account) {
    return account.withTestInvocation(Finding.absent()).notRead().stream()
        .map(
            it ->
                Map.of(
                    "what", it.what(),
                    "why", Quotation.of(it.why()).text(),
                    "permission", it.grant()))
        .toList();
  }
}
