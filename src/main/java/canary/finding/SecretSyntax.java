package canary.finding;

/** The syntax in which a name and its secret value are written. */
final class SecretSyntax {
  private static final String QUOTE = "(?:[\\\\\"']|&quot;|%22|%27|%5[cC])";

  static final String SEPARATOR = QUOTE + "{0,8}\\s{0,3}(?:=>|[=:>]|%3[aAdD])(?:\\s|%20){0,3}";
  static final String OPENING = "(?:" + QUOTE + "{0,8}(?<!\\\\))?";
  private static final String IN_A_WORD = "[^\\s,;&\"'<>\\\\]{0,2048}+";
  static final String WORD = IN_A_WORD + "(?:\\\\(?![nrt\"'u])" + IN_A_WORD + "){0,64}";

  /** In quotes up to the next of them, else a word. */
  static final String VALUE =
      "(?<=\\\\\")[^\"]{1,2048}|(?<=[^\\\\]\")[^\"\\\\]{0,1024}+(?:\\\\.[^\"\\\\]{0,1024}+){0,64}|(?<=')[^']{1,2048}|"
          + WORD;

  private SecretSyntax() {}
}
