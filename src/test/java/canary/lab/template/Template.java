package canary.lab.template;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** A CloudFormation template as it is written. */
public record Template(Tree tree) {
  /** The project's own template. */
  public static Template own() throws IOException {
    return read(Path.of("template.yaml"));
  }

  /** Reads a template from its file. */
  public static Template read(Path file) throws IOException {
    return new Template(TemplateFile.read(file));
  }

  /**
   * The stack that CloudFormation would make: parameters, conditions and intrinsics resolved, the
   * resources whose condition is false left out.
   *
   * @throws TemplateException for a parameter or an intrinsic that cannot be resolved
   */
  public Resolved resolve(Stack stack, Map<String, String> parameters) {
    Intrinsics intrinsics = new Intrinsics(tree, stack, Parameters.of(tree, parameters));
    Map<String, Resource> resources = new LinkedHashMap<>();
    declared("Resources", intrinsics)
        .forEach((id, declaration) -> resources.put(id, resource(declaration, intrinsics)));
    Map<String, String> outputs = new LinkedHashMap<>();
    declared("Outputs", intrinsics)
        .forEach((name, output) -> outputs.put(name, output(output.get("Value"), intrinsics)));
    return new Resolved(stack, resources, outputs);
  }

  private Map<String, Tree> declared(String section, Intrinsics intrinsics) {
    Map<String, Tree> declared =
        tree.find(section).map(Tree::entries).orElseGet(LinkedHashMap::new);
    declared.values().removeIf(declaration -> !intrinsics.present(declaration));
    return declared;
  }

  private static Resource resource(Tree declaration, Intrinsics intrinsics) {
    Map<String, Object> properties = new LinkedHashMap<>();
    Tree written = declaration.find("Properties").orElse(new Tree(declaration.path(), Map.of()));
    Object resolved = intrinsics.resolve(written.value(), written.path());
    new Tree(written.path(), resolved)
        .entries()
        .forEach((name, property) -> properties.put(name, property.value()));
    return new Resource(declaration.get("Type").text(), properties);
  }

  private static String output(Tree value, Intrinsics intrinsics) {
    return new Tree(value.path(), intrinsics.resolve(value.value(), value.path())).text();
  }
}
