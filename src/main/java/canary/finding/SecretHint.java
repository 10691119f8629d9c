package canary.finding;

import java.util.List;

/**
 * A sign that a text must have before a secret is looked for in it; most texts have none.
 *
 * @param words in small letters, of which the text must have one
 * @param run how many letters, digits, slashes and plus signs it must have in a row
 */
record SecretHint(List<String> words, int run) {
  static SecretHint words(String words) {
    return new SecretHint(List.of(words.split(" ")), 0);
  }

  static SecretHint run(int run) {
    return new SecretHint(List.of(""), run);
  }

  /** The run that a hint is compared with; so is the text, in small letters. */
  static int longestRun(String lowered) {
    var longest = 0;
    var run = 0;
    for (var at = 0; at < lowered.length(); at++) {
      var each = lowered.charAt(at);
      var within = each >= 'a' && each <= 'z' || each >= '/' && each <= '9' || each == '+';
      run = within ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
    return longest;
  }

  boolean isIn(String lowered, int longestRun) {
    if (longestRun < run) {
      return false;
    }
    for (var word : words) {
      if (lowered.contains(word)) {
        return true;
      }
    }
    return false;
  }
}
