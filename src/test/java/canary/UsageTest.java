package canary;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What main offers main uses: tests keep no code alive. */
class UsageTest {
  private static final JavaClasses OURS = MainClasses.ALL;

  /** What is there for others, with the reason. */
  private static final Map<String, String> FOR_OTHERS =
      Map.of(
          "Canary.handleRequest", "Lambda calls it",
          "StillHttp.prepareRequest", "the SDK calls it",
          "StillHttp.close", "the SDK calls it",
          "StillHttp.Call.abort", "the SDK calls it",
          "Explain.main", "the command line calls it",
          "CanaryMessages.isCanary", "consumers call it",
          "Permission.action", "a test compares the template's permissions with the calls",
          "ArticleSentence.sentence", "a test writes the README's table of the articles",
          "Entry.answers", "a test writes the README's table of the articles");

  /** Executed by the lab too, and its objects by Velocity, which calls them by name. */
  private static final String EXECUTED = "canary.model";

  private static final Set<String> OF_EVERY_OBJECT = Set.of("equals", "hashCode", "toString");
  private static final Set<String> OF_EVERY_ENUM = Set.of("values", "valueOf");

  @Test
  void everyPublicMethodAndComponentIsUsed() {
    assertEquals(
        FOR_OTHERS.keySet(),
        OURS.stream()
            .filter(it -> !it.getPackageName().equals(EXECUTED))
            .flatMap(it -> it.getMethods().stream())
            .filter(it -> isOffered(it) && !isUsed(it))
            .map(UsageTest::name)
            .collect(Collectors.toCollection(TreeSet::new)));
  }

  private static boolean isOffered(JavaMethod method) {
    return (component(method).findAny().isPresent()
            || method.getModifiers().contains(JavaModifier.PUBLIC)
                && !method.getModifiers().contains(JavaModifier.SYNTHETIC))
        && !OF_EVERY_OBJECT.contains(method.getName())
        && !(method.getOwner().isEnum() && OF_EVERY_ENUM.contains(method.getName()))
        && !method.getOwner().isAnonymousClass()
        && !isInherited(method);
  }

  private static boolean isInherited(JavaMethod method) {
    return Stream.concat(
            method.getOwner().getAllRawSuperclasses().stream(),
            method.getOwner().getAllRawInterfaces().stream())
        .anyMatch(
            it ->
                it.tryGetMethod(
                        method.getName(),
                        method.getRawParameterTypes().stream()
                            .map(JavaClass::getName)
                            .toArray(String[]::new))
                    .isPresent());
  }

  private static boolean isUsed(JavaMethod method) {
    return !method.getAccessesToSelf().isEmpty()
        || component(method).anyMatch(it -> isReadBeside(it, method.getName()));
  }

  /** Whether a record's own methods read the field. */
  private static boolean isReadBeside(JavaField field, String accessor) {
    return field.getAccessesToSelf().stream()
        .map(JavaAccess::getOrigin)
        .anyMatch(it -> !it.getName().equals(accessor) && !it.getName().equals("<init>"));
  }

  private static Stream<JavaField> component(JavaMethod method) {
    return method.getOwner().isRecord() && method.getRawParameterTypes().isEmpty()
        ? method.getOwner().tryGetField(method.getName()).stream()
        : Stream.empty();
  }

  private static String name(JavaMethod method) {
    var owner = method.getOwner().getName();
    return owner.substring(owner.lastIndexOf('.') + 1).replace('$', '.') + "." + method.getName();
  }
}
