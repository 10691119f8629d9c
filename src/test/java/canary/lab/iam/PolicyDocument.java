package canary.lab.iam;

import canary.lab.service.NotInLab;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.jr.ob.JSON;

/** A policy of any type: an ordered list of statements. */
public record PolicyDocument(List<Statement> statements) {
  private static final List<String> ELEMENTS =
      List.of(
          "Sid",
          "Effect",
          "Principal",
          "NotPrincipal",
          "Action",
          "NotAction",
          "Resource",
          "NotResource",
          "Condition");

  /** The statements, in the order in which they are written. */
  public PolicyDocument {
    statements = List.copyOf(statements);
  }

  /** A document as CloudFormation holds it, its intrinsic functions resolved. */
  public static PolicyDocument of(Map<?, ?> document) {
    document.keySet().stream()
        .filter(name -> !Set.of("Version", "Id", "Statement").contains(name))
        .findAny()
        .ifPresent(
            name -> {
              throw new NotInLab("the policy element " + name);
            });
    PolicyDocument policy =
        new PolicyDocument(statementsOf(document).map(PolicyDocument::statement).toList());
    // Older versions take ${...} literally: nobody means that.
    if (!"2012-10-17".equals(document.get("Version")) && document.toString().contains("${")) {
      throw new NotInLab("policy variables in a policy that is not of version 2012-10-17");
    }
    return policy;
  }

  /** A document as IAM, SQS and KMS hold it. */
  public static PolicyDocument parse(String json) {
    return of(JSON.std.mapFrom(json));
  }

  /** As IAM, SQS and KMS give it, in an order of its own. */
  public String json() {
    var policy = new LinkedHashMap<String, Object>();
    policy.put("Version", "2012-10-17");
    policy.put(
        "Statement",
        statements.stream().map(Statement::elements).map(PolicyDocument::ordered).toList());
    return JSON.std.asString(policy);
  }

  private static Map<String, Object> ordered(Map<String, Object> elements) {
    var ordered = new LinkedHashMap<String, Object>();
    ELEMENTS.stream()
        .filter(elements::containsKey)
        .forEach(it -> ordered.put(it, sorted(elements.get(it))));
    return ordered;
  }

  private static Object sorted(Object value) {
    if (!(value instanceof Map<?, ?> map)) {
      return value;
    }
    var sorted = new TreeMap<String, Object>();
    map.forEach((name, each) -> sorted.put(name.toString(), sorted(each)));
    return sorted;
  }

  /** A copy with one more statement, at the end. */
  public PolicyDocument plus(Statement statement) {
    return new PolicyDocument(Stream.concat(statements.stream(), Stream.of(statement)).toList());
  }

  /** A copy without the statements of this Sid. */
  public PolicyDocument without(String sid) {
    return new PolicyDocument(
        statements.stream().filter(statement -> !statement.sid().equals(sid)).toList());
  }

  /**
   * AWS takes no policy of a queue, a key or a role's trust that does not say of whom it speaks.
   */
  public void requirePrincipals() {
    if (statements.stream().anyMatch(statement -> !statement.namesPrincipals())) {
      throw new NotInLab("a statement without Principal in a policy of a resource");
    }
  }

  /** The closest that any Allow of this document comes to the caller. */
  Reach allows(AccessRequest request) {
    return reaching(request, false).stream()
        .map(statement -> statement.reach(request))
        .max(Reach::compareTo)
        .orElse(Reach.NONE);
  }

  /** The Deny statements that apply to the request, in the order in which they are written. */
  List<Statement> denying(AccessRequest request) {
    return reaching(request, true);
  }

  private List<Statement> reaching(AccessRequest request, boolean denying) {
    return statements.stream()
        .filter(statement -> statement.denies() == denying)
        .filter(statement -> statement.reach(request) != Reach.NONE)
        .toList();
  }

  private static Stream<?> statementsOf(Map<?, ?> document) {
    return switch (document.get("Statement")) {
      case List<?> many -> many.stream();
      case Map<?, ?> one -> Stream.of(one);
      case null -> throw new NotInLab("a policy without statements");
      case Object other -> throw new NotInLab("the statement " + other);
    };
  }

  @SuppressWarnings("unchecked") // CloudFormation's and JSON's objects have string keys.
  private static Statement statement(Object statement) {
    return new Statement((Map<String, Object>) statement);
  }
}
