package canary.probe;

import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * Status, headers and body that came back from the API; the status is unknown when only words were
 * captured.
 */
public record Reply(OptionalInt status, Map<String, String> headers, String body) {

  /** Longest body that is kept, in characters; what is longer is cut. */
  public static final int LONGEST_BODY = 65_536;

  public Reply {
    var lowered = new TreeMap<String, String>();
    for (var header : headers.entrySet()) {
      lowered.put(header.getKey().toLowerCase(Locale.ROOT), header.getValue());
    }
    headers = Map.copyOf(lowered);
    body = body.length() > LONGEST_BODY ? body.substring(0, LONGEST_BODY) : body;
  }

  public static Reply of(int status, Map<String, String> headers, String body) {
    return new Reply(OptionalInt.of(status), headers, body);
  }

  /** A reply of which only the words are known. */
  public static Reply ofWords(String words) {
    return new Reply(OptionalInt.empty(), Map.of(), words);
  }

  /** The header's value, or an empty text; names are not case-sensitive. */
  public String header(String name) {
    return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
  }

  /** True only when the status is known and 2xx. */
  public boolean succeeded() {
    return status.isPresent() && status.getAsInt() / 100 == 2;
  }
}
