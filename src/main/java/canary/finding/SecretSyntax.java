package canary.finding;

/** What the forms of secrets have in common: how a name and its value are written. */
final class SecretSyntax {
  private static final String QUOTE = "(?:[\\\\\"']|&quot;|%22|%27|%5[cC])";

  static final String SEPARATOR = QUOTE + "{0,3}\\s{0,3}(?:=>|[=:>]|%3[aAdD])(?:\\s|%20){0,3}";
  static final String OPENING = "(?:" + QUOTE + "{0,3}(?<!\\\\))?";
  static final String WORD = "(?:[^\\s,;&\"'<>\\\\]|\\\\(?![nrt\"'u])){1,2048}";

  /** In quotes up to the next of them, else a word. */
  static final String VALUE =
      "(?<=\\\\\")[^\"]{1,2048}|(?<=[^\\\\]\")(?:\\\\.|[^\"\\\\]){1,1024}|(?<=')[^']{1,2048}|"
          + WORD;

  private SecretSyntax() {}
}
