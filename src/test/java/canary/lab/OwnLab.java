package canary.lab;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The project's own stack and labs of it, as the tests of this package want them. */
final class OwnLab {
  private OwnLab() {}

  static Resolved stack(Map<String, String> parameters) throws IOException {
    return Template.own().resolve(Stack.ORDERS, parameters);
  }

  /** The stack with a method that asks for no signature. */
  static Resolved open() throws IOException {
    return open(Map.of());
  }

  static Resolved open(Map<String, String> parameters) throws IOException {
    Map<String, String> all = new HashMap<>(parameters);
    all.put("ApiAuthorization", "NONE");
    return stack(all);
  }

  /** A lab of the open stack, changed and deployed. */
  static Lab deployed(Backend backend, UnaryOperator<Resolved> change) throws IOException {
    Lab lab = Lab.start(open(), backend);
    lab.apply(change);
    lab.deploy();
    return lab;
  }

  static Place method(Resolved stack, String... keys) {
    return stack.at("Api", "DefinitionBody", "paths", "/messages", "post").at(keys);
  }

  static Place integration(Resolved stack, String... keys) {
    return method(stack, "x-amazon-apigateway-integration").at(keys);
  }
}
