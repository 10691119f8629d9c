package canary.policy;

import canary.finding.Finding;
import canary.finding.Json;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/**
 * A policy document, as strict to its JSON as IAM is.
 *
 * @param name how it is cited; that of a managed policy ends with its ARN
 * @param document the JSON that was read; empty where the policy was made up
 */
public record Policy(String name, List<Statement> statements, String document) {
  public Policy {
    statements = List.copyOf(statements);
  }

  /** A policy that is attached nowhere: some statements of another, or changed ones. */
  public Policy(String name, List<Statement> statements) {
    this(name, statements, "");
  }

  /**
   * Reads a policy's JSON; a text that is not wholly understood is unreadable, never less strict.
   */
  public static Finding<Policy> parse(String name, String json) {
    return PolicyReader.read(name, json);
  }

  /** Reads a policy that is URL-encoded, as IAM gives it. */
  public static Finding<Policy> parseEncoded(String name, String text) {
    try {
      // A plus sign is itself here: https://datatracker.ietf.org/doc/html/rfc3986
      return parse(name, URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException broken) {
      return Finding.unreadable(name, "is not URL-encoded: " + broken.getMessage());
    }
  }

  /** Reads a policy whose quotes are escaped once more, as API Gateway gives it. */
  public static Finding<Policy> parseEscaped(String name, String text) {
    if (!text.startsWith("{\\")) {
      return parse(name, text);
    }
    return Json.object(name, "{\"policy\":\"" + text + "\"}", PolicyReader.MAX_CHARACTERS)
        .then(json -> parse(name, Json.string(json.get("policy")).orElse("")));
  }

  /**
   * The condition keys that keep statements of the effect from allowing the request, or by which
   * they deny it or may; each with its value in the request.
   */
  public List<String> hangsOn(Effect effect, PolicyKind kind, Request request) {
    return statements.stream()
        .filter(statement -> statement.effect() == effect)
        .flatMap(statement -> statement.hangsOn(kind, request))
        .toList();
  }

  /** How a statement of this policy is named where it decides something. */
  public String cited(Statement statement) {
    return name + ", statement " + statement.name();
  }

  /** What this policy alone says; an Allow that reaches a caller by his account does not count. */
  public Decision decide(PolicyKind kind, Request request) {
    return decide(kind, request, Reach.DIRECT);
  }

  public Decision decide(PolicyKind kind, Request request, Set<Reach> allowing) {
    return new Decision(
        judge(Effect.DENY, kind, request, Reach.ANY), judge(Effect.ALLOW, kind, request, allowing));
  }

  private Match judge(Effect effect, PolicyKind kind, Request request, Set<Reach> counted) {
    return Match.any(
        statements.stream()
            .filter(statement -> statement.effect() == effect)
            .map(statement -> statement.matches(kind, request, counted).citing(cited(statement)))
            .toList());
  }

  public static Decision decide(
      Finding<Policy> found, PolicyKind kind, Request request, Set<Reach> allowing) {
    return switch (found) {
      case Finding.Known<Policy>(var policy) -> policy.decide(kind, request, allowing);
      case Finding.Absent<Policy> _ -> Decision.SILENT;
      case Finding.Unreadable<Policy> unreadable -> Decision.unknown(unreadable.what());
    };
  }
}
