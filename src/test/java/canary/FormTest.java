package canary;

import static org.junit.jupiter.api.Assertions.assertEquals;

import canary.catalogue.Cause;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The form of the catalogue and the names of types, held against the compiled classes. */
class FormTest {
  /** The modes of an event: each bears the name of the type that carries it out. */
  private static final Set<String> MODES = Set.of("Explain", "Setup", "Widget");

  /** So a stack trace, a breakpoint and a mutation find each check by its name. */
  @Test
  void aRowOfTheCatalogueNamesMethodsAndHoldsNoLambda() {
    assertEquals(
        Set.of(),
        types(it -> it.isAssignableTo(Cause.class))
            .flatMap(it -> it.getMethods().stream())
            .map(JavaMethod::getFullName)
            .filter(it -> it.contains("lambda$"))
            .collect(Collectors.toSet()));
  }

  @Test
  void theEngineNamesNoCause() {
    assertEquals(
        Set.of(),
        types(it -> it.getPackageName().equals("canary.verdict"))
            .flatMap(it -> it.getFieldAccessesFromSelf().stream())
            .filter(it -> it.getTargetOwner().isAssignableTo(Cause.class))
            .map(it -> it.getDescription())
            .collect(Collectors.toSet()));
  }

  /** Variants of sealed types are written with their owner, and so are nested kinds. */
  @Test
  void aNameOfATopLevelTypeHasOneMeaning() {
    var topLevel = types(JavaClass::isTopLevelClass).map(JavaClass::getSimpleName).toList();
    var nested =
        types(it -> it.isMemberClass()).map(JavaClass::getSimpleName).collect(Collectors.toSet());
    assertEquals(
        new TreeSet<>(MODES),
        topLevel.stream()
            .filter(it -> nested.contains(it) || topLevel.indexOf(it) != topLevel.lastIndexOf(it))
            .collect(Collectors.toCollection(TreeSet::new)));
  }

  private static Stream<JavaClass> types(Predicate<JavaClass> which) {
    return MainClasses.ALL.stream().filter(which);
  }
}
