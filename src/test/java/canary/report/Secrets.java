package canary.report;

import java.util.Random;
import java.util.stream.Collectors;

/** Makes up secrets in the forms in which they turn up in replies and logs. */
final class Secrets {
  private static final String BASE_64 =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  private static final String URL_SAFE = BASE_64.substring(0, 62) + "-_";
  private static final String UPPER = BASE_64.substring(0, 26) + "234567";
  private final Random random;

  /**
   * @param context how it is written
   * @param value what must not come out
   */
  record Secret(String context, String value) {}

  Secrets(long seed) {
    random = new Random(seed);
  }

  Secret next() {
    return switch (random.nextInt(8)) {
      case 0 -> plain((random.nextBoolean() ? "AKIA" : "ASIA") + text(UPPER, 16));
      case 1 ->
          plain("eyJ" + text(URL_SAFE, 30) + "." + text(URL_SAFE, 60) + "." + text(URL_SAFE, 43));
      case 2 -> plain(text(BASE_64.substring(0, 62), 200) + text(BASE_64, 200) + "==");
      case 3 -> in("Signature=%s", text("0123456789abcdef", 64));
      case 4 -> in("X-Amz-Security-Token=%s", text(BASE_64.substring(0, 62), 40));
      case 5 -> in("Authorization: Bearer %s", text(URL_SAFE, 24));
      case 6 -> in("x-api-key: %s", text(BASE_64.substring(0, 62), 40));
      default -> in("password=%s", text(URL_SAFE, 12));
    };
  }

  /** A text without a secret, of a length that moves what follows across every limit. */
  String filler() {
    return "lorem ipsum ".repeat(random.nextInt(70));
  }

  private static Secret plain(String value) {
    return new Secret(value, value);
  }

  private static Secret in(String form, String value) {
    return new Secret(form.formatted(value), value);
  }

  private String text(String alphabet, int length) {
    return random
        .ints(length, 0, alphabet.length())
        .mapToObj(at -> alphabet.substring(at, at + 1))
        .collect(Collectors.joining());
  }
}
