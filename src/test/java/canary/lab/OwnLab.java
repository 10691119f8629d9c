package canary.lab;

import canary.lab.integration.Backend;
import canary.lab.template.Place;
import canary.lab.template.Resolved;
import canary.lab.template.Stack;
import canary.lab.template.Template;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The project's own stack and labs of it, as the tests of this package want them. */
public final class OwnLab {
  private OwnLab() {}

  public static Resolved stack(Map<String, String> parameters) throws IOException {
    return Template.own().resolve(Stack.ORDERS, parameters);
  }

  /** The stack with a method that asks for no signature. */
  public static Resolved open() throws IOException {
    return open(Map.of());
  }

  public static Resolved open(Map<String, String> parameters) throws IOException {
    Map<String, String> all = new HashMap<>(parameters);
    all.put("ApiAuthorization", "NONE");
    return stack(all);
  }

  /** A lab of the open stack, changed and deployed. */
  public static ApiFront deployed(Backend backend, UnaryOperator<Resolved> change)
      throws IOException {
    ApiFront lab = ApiFront.start(open(), backend);
    lab.apply(change);
    lab.deploy();
    return lab;
  }

  public static Place method(Resolved stack, String... keys) {
    return stack.at("Api", "DefinitionBody", "paths", "/messages", "post").at(keys);
  }

  public static Place integration(Resolved stack, String... keys) {
    return method(stack, "x-amazon-apigateway-integration").at(keys);
  }
}
