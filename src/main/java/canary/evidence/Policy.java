package canary.evidence;

import java.util.List;
import java.util.Set;

/** A policy document, as strict to its JSON as IAM is. */
public record Policy(String name, List<Statement> statements) {
  public Policy {
    statements = List.copyOf(statements);
  }

  /**
   * Reads a policy's JSON; a text that is not wholly understood is unreadable, never less strict.
   */
  public static Finding<Policy> parse(String name, String json) {
    return PolicyReader.read(name, json);
  }

  /** What this policy alone says; an Allow that reaches a caller by his account does not count. */
  public Decision decide(PolicyKind kind, Request request) {
    return decide(kind, request, Reach.DIRECT);
  }

  Decision decide(PolicyKind kind, Request request, Set<Reach> allowing) {
    return new Decision(
        judge(Effect.DENY, kind, request, Reach.ANY), judge(Effect.ALLOW, kind, request, allowing));
  }

  private Judgement judge(Effect effect, PolicyKind kind, Request request, Set<Reach> counted) {
    return Judgement.any(
        statements.stream()
            .filter(statement -> statement.effect() == effect)
            .map(
                statement ->
                    statement
                        .matches(kind, request, counted)
                        .citing(name + ", statement " + statement.name()))
            .toList());
  }

  static Decision decide(
      Finding<Policy> found, PolicyKind kind, Request request, Set<Reach> allowing) {
    return switch (found) {
      case Finding.Known<Policy>(var policy) -> policy.decide(kind, request, allowing);
      case Finding.Absent<Policy> _ -> Decision.SILENT;
      case Finding.Unreadable<Policy> unreadable -> Decision.unknown(unreadable.what());
    };
  }
}
