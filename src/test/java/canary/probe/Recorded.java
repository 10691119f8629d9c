package canary.probe;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * A reply as AWS's documentation or a recording has it, with what must be read from it; the files
 * {@code replies/*.http} hold them, each naming its sources.
 */
public record Recorded(String name, Map<String, String> wanted, Reply reply) {
  private static final List<String> FILES =
      List.of("gateway", "sqs-query", "sqs-json", "denials", "others");

  public static final List<Recorded> ALL = FILES.stream().flatMap(Recorded::inFile).toList();

  /** The recorded reply of this name; a name that is none is a mistake in the test. */
  public static Reply named(String name) {
    return ALL.stream().filter(it -> it.name().equals(name)).findFirst().orElseThrow().reply();
  }

  public String wanted(String field) {
    return wanted.getOrDefault(field, "");
  }

  @Override
  public String toString() {
    return name;
  }

  private static Stream<Recorded> inFile(String file) {
    try (var text = Recorded.class.getResourceAsStream("/canary/replies/" + file + ".http")) {
      return Arrays.stream(new String(text.readAllBytes(), UTF_8).split("(?m)^### "))
          .skip(1)
          .map(Recorded::of);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Recorded of(String entry) {
    var parts = entry.split("\nHTTP ", 2);
    var lines = parts[0].split("\n");
    var answer = parts[1].split("\n\n", 2);
    var head = answer[0].split("\n");
    var status =
        head[0].equals("-") ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(head[0]));
    return new Recorded(
        lines[0],
        fields(Arrays.stream(lines).skip(1)),
        new Reply(status, fields(Arrays.stream(head).skip(1)), answer[1].strip()));
  }

  private static Map<String, String> fields(Stream<String> lines) {
    var fields = new HashMap<String, String>();
    lines.forEach(line -> fields.put(line.split(": ", 2)[0], line.split(": ", 2)[1]));
    return fields;
  }
}
