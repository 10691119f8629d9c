package canary.lab.fault;

import canary.lab.template.Place;
import canary.lab.template.Resolved;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import tools.jackson.jr.ob.JSON;

/** A change of the stack, and the few shapes that most of them have. */
interface Edit extends UnaryOperator<Resolved> {
  String TEMPLATE = "Action=SendMessage&MessageBody=$util.urlEncode($input.body)";

  default Edit and(Edit next) {
    return stack -> next.apply(apply(stack));
  }

  /** One line of the integration, set anew. */
  static Edit integration(String key, Object value) {
    return stack -> integration(stack).at(key).put(value);
  }

  static Place integration(Resolved stack) {
    return method(stack).at("x-amazon-apigateway-integration");
  }

  static Place method(Resolved stack) {
    return stack.at("Api", "DefinitionBody", "paths", "/messages", "post");
  }

  static Edit definition(String key, Object value) {
    return stack -> stack.at("Api", "DefinitionBody", key).put(value);
  }

  /** Another mapping template for application/json. */
  static Edit template(String template) {
    return integration("requestTemplates", Map.of("application/json", template));
  }

  /** The headers of the integration request, and no others. */
  static Edit headers(String... namesAndValues) {
    Map<String, Object> headers = new LinkedHashMap<>();
    for (int index = 0; index < namesAndValues.length; index += 2) {
      headers.put("integration.request.header." + namesAndValues[index], namesAndValues[index + 1]);
    }
    return integration("requestParameters", headers);
  }

  /** One more statement in a policy; single quotes stand for double ones. */
  static Edit plus(String policy, String statement) {
    return stack -> {
      List<Object> statements = new ArrayList<>(statements(stack, policy));
      statements.add(json(stack, statement));
      return place(stack, policy).put(statements);
    };
  }

  /** A policy of this one statement. */
  static Edit only(String policy, String statement) {
    return stack -> place(stack, policy).put(List.of(json(stack, statement)));
  }

  /** The statement of a Sid, replaced. */
  static Edit statement(String policy, String sid, String by) {
    return without(policy, sid).and(plus(policy, by));
  }

  /** A policy without the statement of a Sid. */
  static Edit without(String policy, String sid) {
    return stack ->
        place(stack, policy)
            .put(
                statements(stack, policy).stream()
                    .filter(it -> !((Map<?, ?>) it).get("Sid").equals(sid))
                    .toList());
  }

  /** A value of JSON; {queue}, {role}, {canary} and {key} stand for the ARNs of the stack's own. */
  static Map<String, Object> json(Resolved stack, String text) {
    return JSON.std.mapFrom(
        text.replace('\'', '"')
            .replace("{queue}", stack.attribute("Queue", "Arn"))
            .replace("{canary}", stack.attribute("CanaryRole", "Arn"))
            .replace("{role}", stack.attribute("ExecutionRole", "Arn"))
            .replace(
                "{key}",
                stack.find("Key").map(_ -> stack.attribute("Key", "Arn")).orElse("no key")));
  }

  private static List<?> statements(Resolved stack, String policy) {
    return (List<?>) place(stack, policy).value();
  }

  private static Place place(Resolved stack, String policy) {
    String property =
        switch (stack.resource(policy).type()) {
          case "AWS::KMS::Key" -> "KeyPolicy";
          case "AWS::IAM::Role" -> "AssumeRolePolicyDocument";
          default -> "PolicyDocument";
        };
    return stack.at(policy, property, "Statement");
  }
}
