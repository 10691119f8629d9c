package canary.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.Base64;
import java.util.Map;

/**
 * {@code $util} of a mapping template
 * (https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html).
 * What is not text is taken as it prints; what AWS makes of a map there is not documented.
 */
public final class UtilVariable {
  private final Notes notes;

  UtilVariable(Notes notes) {
    this.notes = notes;
  }

  /** As in application/x-www-form-urlencoded: a blank becomes a plus. */
  public String urlEncode(Object text) {
    if (text instanceof Map<?, ?>) {
      notes.notText();
    }
    return URLEncoder.encode(text.toString(), UTF_8);
  }

  /** The reverse of urlEncode. */
  public String urlDecode(Object text) {
    return URLDecoder.decode(text.toString(), UTF_8);
  }

  /** The text in Base64. */
  public String base64Encode(Object text) {
    return Base64.getEncoder().encodeToString(text.toString().getBytes(UTF_8));
  }

  /** The reverse of base64Encode. */
  public String base64Decode(Object text) {
    return new String(Base64.getDecoder().decode(text.toString()), UTF_8);
  }

  /** A JSON text as an object. */
  public Object parseJson(Object text) {
    return JsonValue.of(text.toString(), notes);
  }

  /**
   * Escaped by the rules of JavaScript strings. The single quote is escaped, too, which JSON does
   * not allow: the reference says so and says to replace it.
   */
  public String escapeJavaScript(Object text) {
    StringBuilder escaped = new StringBuilder();
    text.toString().chars().forEach(unit -> escaped.append(escape((char) unit)));
    return escaped.toString();
  }

  private static String escape(char unit) {
    return switch (unit) {
      case '"', '\'', '\\', '/' -> "\\" + unit;
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      case '\b' -> "\\b";
      case '\f' -> "\\f";
      default ->
          unit >= ' ' && unit < 0x7f ? String.valueOf(unit) : "\\u%04X".formatted((int) unit);
    };
  }
}
