package canary.model;

import canary.finding.Finding;
import canary.finding.ForeignPattern;
import java.io.Writer;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.velocity.VelocityContext;

/**
 * The limits of one execution of a template: steps, characters, elements. Counted and not timed, so
 * that the same template always ends the same way.
 */
final class ExecutionBudget {
  /** That of the template which is being executed. */
  static final ScopedValue<ExecutionBudget> CURRENT = ScopedValue.newInstance();

  private static final int STEPS = 500_000;
  private static final int CHARACTERS = 4 * 1024 * 1024;
  private static final int ELEMENTS = 100_000;
  private static final int DEPTH = 64;

  private int steps;

  void step() {
    if (++steps > STEPS) {
      throw Stopped.notModeled("a template of more than " + STEPS + " steps");
    }
  }

  /** The value, unless it is larger than a message could use. */
  Object within(Object value) {
    step();
    if (value instanceof CharSequence text) {
      length(text.length());
    }
    weight(value, 0, 0);
    return value;
  }

  void length(long characters) {
    if (characters > CHARACTERS) {
      throw Stopped.notModeled("a text of more than " + CHARACTERS + " characters");
    }
  }

  private int weight(Object value, int before, int depth) {
    if (before >= ELEMENTS || depth > DEPTH) {
      throw Stopped.notModeled("a list or map of more than " + ELEMENTS + " elements");
    }
    int weight = before + 1;
    for (Object child : children(value)) {
      weight = weight(child, weight, depth + 1);
    }
    return weight;
  }

  private static Collection<?> children(Object value) {
    if (value instanceof Map<?, ?> map) {
      return map.values();
    }
    return value instanceof Collection<?> list ? list : List.of();
  }

  /** What the methods of text that take a regular expression give. */
  Object byPattern(String text, String method, Object[] arguments) {
    if (ForeignPattern.bounded(arguments[0].toString())
        instanceof Finding.Unreadable(_, var why, _)) {
      throw Stopped.notModeled("a pattern in a template: " + why);
    }
    try {
      Pattern pattern = Pattern.compile(arguments[0].toString());
      CharSequence counted = ForeignPattern.counted(text, this::step);
      if (method.equals("split")) {
        return List.of(pattern.split(counted));
      }
      Matcher matcher = pattern.matcher(counted);
      if (method.equals("matches")) {
        return matcher.matches();
      }
      String by = arguments[1].toString();
      length((1L + text.length()) * (1L + by.length()));
      return method.equals("replaceFirst") ? matcher.replaceFirst(by) : matcher.replaceAll(by);
    } catch (IllegalArgumentException | IndexOutOfBoundsException | StackOverflowError broken) {
      throw Stopped.templateFails();
    }
  }

  /** Counts each variable that is read or set. */
  VelocityContext context() {
    return new VelocityContext() {
      @Override
      public Object internalGet(String key) {
        step();
        return super.internalGet(key);
      }

      @Override
      public Object internalPut(String key, Object value) {
        return super.internalPut(key, within(value));
      }
    };
  }

  /** Takes what a template prints. */
  Writer writer(StringBuilder rendered) {
    return new Writer() {
      @Override
      public void write(char[] text, int from, int count) {
        length((long) rendered.length() + count);
        rendered.append(text, from, count);
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
  }
}
