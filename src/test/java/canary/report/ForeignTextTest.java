package canary.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A report holds foreign text as a Quotation, which only the redaction makes, or says why not. */
class ForeignTextTest {
  private static final String NAMES =
      "the catalogue's words; in their slots are names of a known form, in commands quoted for the"
          + " shell";

  /** What is a plain text, and why that is not foreign. */
  private static final Map<String, String> NOT_QUOTED =
      Map.ofEntries(
          Map.entry("HandOver.to", NAMES),
          Map.entry("HandOver.asks", NAMES),
          Map.entry(
              "HandOver.document",
              "a policy that was read, with one statement changed: masked it could not be applied"),
          Map.entry("Steps.commands", NAMES),
          Map.entry("Remedy.does", NAMES),
          Map.entry("Remedy.template", NAMES),
          Map.entry("Steps.undo", NAMES),
          Map.entry("Steps.verify", NAMES),
          Map.entry("Expectation.judged", "our words on what a policy would come to"),
          Map.entry("Steps.missing", "our words on a name that is not known"),
          Map.entry("Remedy.risk", "our words on a risk"),
          Map.entry(
              "Expectation.simulated",
              "our words around a decision, which is a Quotation when they are made"),
          Map.entry("Report.mode", "probe, inspect or explain"),
          Map.entry("Report.readAs", "our words on the form of a paste"),
          Map.entry("Report.target", "the name of a target, as the settings allow it"));

  @Test
  void everyPlainTextOfAReportHasItsReason() {
    var found = new TreeSet<String>();
    collect(Report.class, found, new HashSet<>());
    assertEquals(new TreeSet<>(NOT_QUOTED.keySet()), found);
  }

  private static void collect(Class<?> type, Set<String> found, Set<Class<?>> seen) {
    if (!type.isRecord() || !seen.add(type)) {
      return;
    }
    for (var component : type.getRecordComponents()) {
      classes(component.getGenericType())
          .forEach(
              it -> {
                if (CharSequence.class.isAssignableFrom(it) || it == Object.class) {
                  found.add(name(component));
                }
                collect(it, found, seen);
              });
    }
  }

  private static String name(RecordComponent component) {
    return component.getDeclaringRecord().getSimpleName() + "." + component.getName();
  }

  /** The type and, of a list or an optional, what is inside. */
  private static Stream<Class<?>> classes(Type type) {
    return switch (type) {
      case Class<?> plain -> Stream.of(plain);
      case ParameterizedType of ->
          Arrays.stream(of.getActualTypeArguments()).flatMap(ForeignTextTest::classes);
      default -> Stream.of(Object.class);
    };
  }
}
