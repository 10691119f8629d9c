package canary.probe;

import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text as it was before it was quoted: escapes of HTML and of JSON strings resolved, every run of
 * white space one space.
 */
public final class PlainText {
  private static final Map<String, String> ENTITIES =
      Map.of("quot", "\"", "apos", "'", "lt", "<", "gt", ">", "amp", "&", "nbsp", " ");
  private static final Pattern ENTITY =
      Pattern.compile(
          "&(?:amp;)?(?:(quot|apos|lt|gt|amp|nbsp)|#(\\d{1,4})|#[xX]([0-9a-fA-F]{1,4}));");
  private static final Pattern ESCAPE =
      Pattern.compile("\\\\{1,8}(?:([nrt])|([\"'/])|u([0-9a-fA-F]{4}))");
  private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}\\p{Cf}\\p{Cc}]+");

  private PlainText() {}

  /** Escapes resolved, and every run of white space one space. */
  public static String of(String text) {
    return SPACE.matcher(unescaped(entitiesResolved(text))).replaceAll(" ");
  }

  /** HTML's escapes resolved, those that were escaped twice among them. */
  public static String entitiesResolved(String text) {
    return text.indexOf('&') < 0 ? text : ENTITY.matcher(text).replaceAll(PlainText::entity);
  }

  /** The text without any of these characters at its end. */
  public static String withoutEnd(String text, String characters) {
    var end = text.length();
    while (end > 0 && characters.indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    return text.substring(0, end);
  }

  /** The text without any of these characters at its beginning. */
  public static String withoutStart(String text, String characters) {
    var start = 0;
    while (start < text.length() && characters.indexOf(text.charAt(start)) >= 0) {
      start++;
    }
    return text.substring(start);
  }

  private static String entity(MatchResult found) {
    return Matcher.quoteReplacement(
        found.group(1) != null
            ? ENTITIES.get(found.group(1))
            : found.group(2) != null
                ? character(Integer.parseInt(found.group(2)))
                : character(Integer.parseInt(found.group(3), 16)));
  }

  private static String unescaped(String text) {
    return text.indexOf('\\') < 0
        ? text
        : ESCAPE
            .matcher(text)
            .replaceAll(
                found ->
                    Matcher.quoteReplacement(
                        found.group(1) != null
                            ? " "
                            : found.group(2) != null
                                ? found.group(2)
                                : character(Integer.parseInt(found.group(3), 16))));
  }

  private static String character(int code) {
    return String.valueOf((char) code);
  }
}
