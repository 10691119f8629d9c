package canary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import canary.finding.ForeignPattern;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The cost of every regular expression of the code grows as the text does and no faster. What is
 * counted is how often an expression looks at a character, so that no clock is needed; the texts
 * are what the expression matches, with some part of it repeated, and what cannot follow it. {@code
 * -Dregex.tries=400} tries more of them.
 */
class RegexCostTest {
  private static final int TRIES = Integer.getInteger("regex.tries", 60);
  private static final int SHORT = 1_024;

  /** Looks at each character: what has a bound, as {0,128}, may look so often from each place. */
  private static final int MOST_LOOKS = 256;

  private static final Path SOURCES = Path.of("src/main/java");
  private static final Set<String> OF_TEXT =
      Set.of("matches", "replaceAll", "replaceFirst", "split");

  /** A text's method with the expression written in it. */
  private static final Pattern LITERAL =
      Pattern.compile(
          "\\.(?:(matches|split)\\(\\s*|(replaceAll|replaceFirst)\\(\\s*)(\"(?:[^\"\\\\]++|\\\\.)*+\")");

  /** Compiles what others wrote, within bounds of its own. */
  private static final Set<String> COMPILES_FOREIGN =
      Set.of("ExecutionBudget.byPattern", "IntegrationResponse.matches");

  private static final JavaClasses OURS = MainClasses.ALL;

  /** How an expression is used, and where. */
  private record Expression(String where, Pattern pattern, boolean finds) {

    long looks(String text) {
      var looks = new AtomicLong();
      var counted = ForeignPattern.counted(text, looks::incrementAndGet);
      if (finds) {
        var matcher = pattern.matcher(counted);
        while (matcher.find()) {
          matcher.start();
        }
      }
      pattern.matcher(counted).matches();
      return looks.get();
    }
  }

  @Test
  void noExpressionCostsMoreThanItsTextIsLong() {
    var mistakes = new ArrayList<String>();
    var expressions = expressions();
    var largest = 0L;
    for (var expression : expressions) {
      var worst = worst(expression);
      var once = expression.looks(worst.of(SHORT));
      var twice = expression.looks(worst.of(2 * SHORT));
      var most = expression.looks(worst.of(4 * SHORT));
      largest = Math.max(largest, most / (4 * SHORT));
      if (most > (long) MOST_LOOKS * 4 * SHORT || most > 2.5 * twice && most > 40 * SHORT) {
        mistakes.add(
            "%s: %d, %d, %d looks at %d, twice and four times as many characters of %s: %s"
                .formatted(
                    expression.where(), once, twice, most, SHORT, worst, expression.pattern()));
      }
    }
    System.out.printf(
        "RegexCostTest: %d expressions, at most %d looks a character%n",
        expressions.size(), largest);
    assertEquals(List.of(), mistakes, () -> String.join("\n", mistakes));
  }

  /** What stands before, what is repeated, and what stands behind. */
  private record Pumped(String before, String pump, String behind) {
    String of(int length) {
      var room = Math.max(1, (length - before.length() - behind.length()) / pump.length());
      return before + pump.repeat(room) + behind;
    }

    @Override
    public String toString() {
      return "%s(%s)*%s".formatted(before, pump, behind).replaceAll("\\p{Cc}", "~");
    }
  }

  private static Pumped worst(Expression expression) {
    var random = new Random(expression.pattern().pattern().hashCode());
    var samples = new RegexSamples(expression.pattern().pattern(), random);
    record Tried(Pumped text, long looks) {}
    return Stream.generate(() -> pumped(samples, random))
        .limit(TRIES)
        .map(it -> new Tried(it, expression.looks(it.of(SHORT))))
        .max(Comparator.comparingLong(Tried::looks))
        .orElseThrow()
        .text();
  }

  private static Pumped pumped(RegexSamples samples, Random random) {
    var text = samples.next() + (random.nextInt(3) == 0 ? samples.next() : "") + " a";
    var from = random.nextInt(text.length());
    var to = Math.min(text.length(), from + 1 + random.nextInt(random.nextBoolean() ? 3 : 40));
    var behind =
        switch (random.nextInt(5)) {
          case 0 -> "";
          case 1 -> "\n";
          case 2 -> "!";
          case 3 -> "\u0000";
          default -> text.substring(to);
        };
    return new Pumped(
        random.nextBoolean() ? text.substring(0, from) : "", text.substring(from, to), behind);
  }

  private static List<Expression> expressions() {
    return Stream.concat(ofFields(), ofLiterals().values().stream().flatMap(List::stream)).toList();
  }

  /** Those that have a name, found in the classes. */
  private static Stream<Expression> ofFields() {
    return OURS.stream()
        .map(JavaClass::reflect)
        .flatMap(
            type ->
                Arrays.stream(type.getDeclaredFields())
                    .filter(field -> field.getType() == Pattern.class)
                    .flatMap(field -> patterns(type, field)));
  }

  private static Stream<Expression> patterns(Class<?> type, Field field) {
    field.setAccessible(true);
    var holders =
        Modifier.isStatic(field.getModifiers())
            ? Stream.of((Object) type)
            : type.isEnum() ? Arrays.stream((Object[]) type.getEnumConstants()) : Stream.empty();
    return holders.map(
        holder ->
            new Expression(
                type.getSimpleName()
                    + "."
                    + (holder instanceof Enum<?> it ? it.name() : field.getName()),
                value(field, holder),
                true));
  }

  private static Pattern value(Field field, Object holder) {
    try {
      return (Pattern) field.get(holder);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Those that stand in a call of a text's method, by the name of the file. */
  private static Map<String, List<Expression>> ofLiterals() {
    try (var files = Files.walk(SOURCES)) {
      var found = new TreeMap<String, List<Expression>>();
      for (var file : files.filter(it -> it.toString().endsWith(".java")).toList()) {
        var name = file.getFileName().toString().replace(".java", "");
        var source = Files.readString(file);
        var literal = LITERAL.matcher(source);
        while (literal.find()) {
          var replaces = literal.group(2) != null;
          if (!replaces || source.startsWith(",", literal.end())) {
            var written = literal.group(3);
            found
                .computeIfAbsent(name, _ -> new ArrayList<>())
                .add(
                    new Expression(
                        name + " " + literal.group(),
                        Pattern.compile(
                            written.substring(1, written.length() - 1).translateEscapes()),
                        !"matches".equals(literal.group(1))));
          }
        }
      }
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** No expression escapes this test. */
  @Test
  void everyExpressionIsFound() {
    assertTrue(ofFields().count() > 60);
    var written = new TreeMap<String, Long>();
    ofLiterals().forEach((name, list) -> written.put(name, (long) list.size()));
    var called =
        OURS.stream()
            .flatMap(type -> type.getMethodCallsFromSelf().stream())
            .filter(
                it ->
                    it.getTargetOwner().isEquivalentTo(String.class)
                        && OF_TEXT.contains(it.getName()))
            .collect(
                Collectors.groupingBy(
                    it -> outermost(it.getOriginOwner()), TreeMap::new, Collectors.counting()));
    assertEquals(called, written);
    var compiling =
        OURS.stream()
            .flatMap(type -> type.getMethodCallsFromSelf().stream())
            .filter(it -> it.getTargetOwner().isEquivalentTo(Pattern.class))
            .filter(it -> Set.of("compile", "matches").contains(it.getName()))
            .filter(
                it -> !it.getOrigin().getName().equals("<clinit>") && !it.getOriginOwner().isEnum())
            .map(it -> outermost(it.getOriginOwner()) + "." + it.getOrigin().getName())
            .collect(Collectors.toSet());
    assertEquals(COMPILES_FOREIGN, compiling);
  }

  private static String outermost(JavaClass type) {
    return type.getEnclosingClass().map(RegexCostTest::outermost).orElse(type.getSimpleName());
  }
}
