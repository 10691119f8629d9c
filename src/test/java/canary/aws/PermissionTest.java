package canary.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeElement;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.DirectMethodHandleDesc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the list of permissions against the operations that the compiled classes really call. */
class PermissionTest {
  private static final Set<String> NO_OPERATION = Set.of("builder", "close", "publish");

  /**
   * A call of a client: its owner, as the class file writes it, and its name. A call without a
   * client has no owner, and the name of its operation.
   */
  private record Call(String owner, String name) {
    boolean isOperation() {
      return owner.isEmpty()
          || owner.matches(".*software[/.]amazon[/.]awssdk[/.]services[/.].*Client;?")
              && !NO_OPERATION.contains(name);
    }

    String constant() {
      return name.replaceFirst("Paginator$", "")
          .replaceAll("(?<=.)([A-Z])", "_$1")
          .toUpperCase(Locale.ROOT);
    }
  }

  /** How a call without a client of the SDK names its operation. */
  private static final Pattern NAMED =
      Pattern.compile("Action=(\\w+)&Version=.*|com\\.amazonaws\\..*\\.(\\w+)");

  /** No read of a diagnosis; the template allows it in a policy of its own. */
  private static final String OF_THE_DEPLOYMENT_CHECK = "DESCRIBE_STACKS";

  /** A call of a REST service has a path, and its operation only in the API reference. */
  private static final Map<String, String> BY_PATH =
      Map.of("/v2/domainnames/%s/apimappings", "GetApiMappings");

  @Test
  void everyOperationHasItsPermissionAndNoPermissionIsIdle() throws IOException {
    var listed =
        Arrays.stream(Permission.values())
            .map(Enum::name)
            .collect(Collectors.toCollection(TreeSet::new));
    var called = operations();
    called.remove(OF_THE_DEPLOYMENT_CHECK);
    assertEquals(listed, called);
  }

  @Test
  void onlyTheTestInvocationAndTheStateOfOneAlarmAreMoreThanARead() {
    var writing =
        Arrays.stream(Permission.values())
            .map(Permission::action)
            .filter(action -> !action.isEmpty())
            .filter(
                action ->
                    !action.matches("apigateway:GET|\\w+:(Get|List|Describe|Lookup|Simulate)\\w+"))
            .toList();
    assertEquals(List.of("apigateway:POST", "cloudwatch:SetAlarmState"), writing);
  }

  private static Set<String> operations() throws IOException {
    try (var classes = Files.walk(Path.of("target/classes/canary"))) {
      return classes
          .filter(file -> file.toString().endsWith(".class"))
          .flatMap(PermissionTest::calls)
          .filter(Call::isOperation)
          .map(Call::constant)
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private static Stream<Call> calls(Path file) {
    try {
      return ClassFile.of().parse(file).methods().stream()
          .flatMap(method -> method.code().stream())
          .flatMap(code -> code.elementStream())
          .flatMap(PermissionTest::calls);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Stream<Call> calls(CodeElement element) {
    return switch (element) {
      case InvokeInstruction call ->
          Stream.of(new Call(call.owner().asInternalName(), call.name().stringValue()));
      case ConstantInstruction constant when constant.constantValue() instanceof String text ->
          named(text).map(it -> new Call("", it)).stream();
      case InvokeDynamicInstruction lambda ->
          lambda.bootstrapArgs().stream()
              .filter(DirectMethodHandleDesc.class::isInstance)
              .map(DirectMethodHandleDesc.class::cast)
              .map(it -> new Call(it.owner().descriptorString(), it.methodName()));
      default -> Stream.empty();
    };
  }

  private static Optional<String> named(String constant) {
    var named = NAMED.matcher(constant);
    return named.matches()
        ? Optional.ofNullable(named.group(1)).or(() -> Optional.of(named.group(2)))
        : Optional.ofNullable(BY_PATH.get(constant));
  }
}
