package canary.finding;

/** Distinguishes generated letters and digits from written words. */
final class Randomness {
  private static final int WORDLIKE = 3;

  private Randomness() {}

  /** Of three kinds of characters, and fewer than a third of them in runs of small letters. */
  static boolean in(String text) {
    var inWords = 0;
    var run = 0;
    for (var at = 0; at <= text.length(); at++) {
      if (at < text.length() && Character.isLowerCase(text.charAt(at))) {
        run++;
      } else {
        inWords += run >= WORDLIKE ? run : 0;
        run = 0;
      }
    }
    return inWords * 3 < text.length()
        && text.chars().anyMatch(Character::isUpperCase)
        && text.chars().anyMatch(Character::isLowerCase)
        && text.chars().anyMatch(Character::isDigit);
  }
}
