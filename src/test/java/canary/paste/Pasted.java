package canary.paste;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A text as somebody pasted it, with what must be read from it; {@code pastes/*.txt} hold them. */
public record Pasted(String name, Map<String, String> wanted, String text) {

  /** The pastes of a file, in its order. */
  public static List<Pasted> in(String file) {
    try (var text = Pasted.class.getResourceAsStream("/canary/pastes/" + file + ".txt")) {
      return Arrays.stream(new String(text.readAllBytes(), UTF_8).split("(?m)^### "))
          .skip(1)
          .map(Pasted::of)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String wanted(String field) {
    return wanted.getOrDefault(field, "");
  }

  @Override
  public String toString() {
    return name;
  }

  private static Pasted of(String entry) {
    var parts = entry.split("\n---\n", 2);
    var head = parts[0].split("\n");
    var fields = new HashMap<String, String>();
    Arrays.stream(head)
        .skip(1)
        .forEach(line -> fields.put(line.split(": ", 2)[0], line.split(": ", 2)[1]));
    return new Pasted(head[0], Map.copyOf(fields), parts[1].strip());
  }
}
