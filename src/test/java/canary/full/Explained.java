package canary.full;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.jr.ob.JSON;

/** The reports of an explanation, without the time: the rest depends on the event alone. */
record Explained(List<?> reports) {

  private static final Pattern TIME = Pattern.compile("\"at\"\\s*:\\s*\"[^\"]*\"");

  static Explained read(String answer) throws IOException {
    Map<String, Object> read = JSON.std.mapFrom(TIME.matcher(answer).replaceAll("\"at\":\"\""));
    return new Explained(read.get("reports") instanceof List<?> many ? many : List.of(read));
  }

  /** Each is an explanation and names a cause at least. */
  void assertNamesCauses() {
    for (Object report : reports) {
      assertEquals("explain", ((Map<?, ?>) report).get("mode"), "" + report);
      assertNotEquals(List.of(), ((Map<?, ?>) report).get("causes"), "" + report);
    }
  }
}
