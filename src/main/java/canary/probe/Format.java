package canary.probe;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.Locale;
import java.util.Optional;

/** The format of a message, which decides how a text is escaped in it. */
public enum Format {
  JSON,
  FORM,
  XML,
  TEXT;

  /** Of a media type with or without parameters; empty where no text can be put into it safely. */
  public static Optional<Format> of(String contentType) {
    var type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    if (type.matches("(application|text)/([\\w.+-]+\\+)?json")
        || type.startsWith("application/x-amz-json")) {
      return Optional.of(JSON);
    }
    if (type.matches("(application|text)/([\\w.+-]+\\+)?xml")) {
      return Optional.of(XML);
    }
    return switch (type) {
      case "application/x-www-form-urlencoded" -> Optional.of(FORM);
      case "text/plain" -> Optional.of(TEXT);
      case String _ -> Optional.empty();
    };
  }

  /** The text as it stands in a value of this format. */
  public String escaped(String text) {
    return switch (this) {
      case JSON -> json(text);
      case FORM -> URLEncoder.encode(text, UTF_8);
      case XML ->
          text.replace("&", "&amp;")
              .replace("<", "&lt;")
              .replace(">", "&gt;")
              .replace("\"", "&quot;")
              .replace("'", "&apos;");
      case TEXT -> text;
    };
  }

  private static String json(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"");
  }
}
