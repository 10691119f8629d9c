package canary.finding;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/** Makes up secrets of every published form, in the ways in which they turn up in replies. */
public final class Secrets {
  private static final String BASE_62 =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  private static final String BASE_64 = BASE_62 + "+/";
  private static final String URL_SAFE = BASE_62 + "-_";
  private static final String BASE_32 = BASE_64.substring(0, 26) + "234567";
  private static final String HEX = "0123456789abcdef";

  private static final List<String> NAMES =
      List.of(
          """
          password passwd pwd passphrase db_password adminPassword DB_PASS userPwd
          api_key apikey apiKey api-key x-api-key CANARY_MARKER_KEY encryption_key
          secret client_secret clientSecret secretKey SecretAccessKey SecretString
          credential credentials client_assertion code_verifier passcode otp
          token access_token refresh_token idToken X-Amz-Security-Token csrfToken
          Signature X-Amz-Signature sig JSESSIONID session_id privateKey account-key
          """
              .split("\\s+"));

  /** Of the vendors whose tokens are known by their beginning alone. */
  private static final List<String> PREFIXES =
      List.of(
          """
          AGE-SECRET-KEY-1 sk-ant-api03- ATATT3xFfGF0 CFPAT- dckr_pat_ dp.pt. figd_ glsa_ glc_
          HRKU- hf_ lin_api_ nfp_ NRAK- NRII- ntn_ pscale_tkn_ PMAK- pypi-AgEIcHlwaS5vcmc
          sntrys_ xapp-1-A0- sq0atp- EAAA glrt- github_pat_ hvb. 1//0g GOCSPX-
          """
              .split("\\s+"));

  /** How a name and its value are written; the value comes last. */
  private static final List<String> WRITTEN =
      List.of(
          "%s=%s",
          "%s: %s",
          "%s = %s",
          "?%s=%s&x=1",
          "{\"%s\":\"%s\"}",
          "{\"%s\" : \"%s\", \"a\":1}",
          "{\\\"%s\\\":\\\"%s\\\"}",
          "{'%s': '%s'}",
          "<%s>%s</x>",
          "%s=>\"%s\"",
          "%%7B%%22%s%%22%%3A%%22%s%%22%%7D");

  private final Random random;

  /**
   * @param context how it is written
   * @param value what must not come out
   */
  public record Secret(String context, String value) {}

  public Secrets(long seed) {
    random = new Random(seed);
  }

  public Secret next() {
    return switch (random.nextInt(3)) {
      case 0 -> named();
      case 1 -> carried();
      default -> ofItsOwnForm();
    };
  }

  /** A text without a secret, of a length that moves what follows across every limit. */
  public String filler() {
    return "lorem ipsum ".repeat(random.nextInt(70));
  }

  private Secret named() {
    var name = one(NAMES);
    var value =
        switch (random.nextInt(4)) {
          case 0 -> text(URL_SAFE, 12);
          case 1 -> text(HEX, 32);
          case 2 -> text(HEX, 40);
          default -> text(BASE_62, 24);
        };
    return new Secret(one(WRITTEN).formatted(name, value), value);
  }

  private Secret carried() {
    return switch (random.nextInt(19)) {
      case 0 -> in("Bearer %s", text(URL_SAFE, 24));
      case 1 -> in("Authorization: Bearer %s", text(URL_SAFE, 40));
      case 2 -> in("\"Authorization\":\"Basic %s\"", text(BASE_62, 23) + "=");
      case 3 -> in("Authorization: Digest username=\"a\", response=\"%s\"", text(HEX, 32));
      case 4 -> in("Authorization: Token %s", text(BASE_62, 20));
      case 5 -> in("Cookie: a=1; id=%s; b=2", text(BASE_62, 16));
      case 6 -> in("Set-Cookie: id=%s; Path=/", text(URL_SAFE, 16));
      case 7 -> in("https://user:%s@example.com/a", text(URL_SAFE, 14));
      case 8 -> in("redis://:%s@cache.example.com:6379/0", text(BASE_62, 18));
      case 9 -> in("curl -u user:%s https://example.com", text(BASE_62, 14));
      case 10 -> in("tool --api-token %s --verbose", text(URL_SAFE, 30));
      case 11 -> in("machine example.com login user password %s", text(BASE_62, 13) + "7");
      case 12 -> in("CREATE USER reader IDENTIFIED BY '%s'", text(BASE_62, 14));
      case 13 -> in("the password is %s", "0" + text(BASE_62, 13));
      case 14 -> in("<add key=\"Db:Password\" value=\"%s\"/>", text(BASE_62, 14));
      case 15 -> in("UsernameToken PasswordDigest=\"%s\"", text(BASE_64, 27) + "=");
      case 16 -> in("Server=db;Uid=user;Pwd=%s;Encrypt=True", text(BASE_62, 12));
      case 17 -> in("//registry.npmjs.org/:_authToken=%s", text(HEX, 36));
      default -> privateKey();
    };
  }

  private Secret ofItsOwnForm() {
    return switch (random.nextInt(20 + PREFIXES.size())) {
      case 0 -> plain((random.nextBoolean() ? "AKIA" : "ASIA") + text(BASE_32, 16));
      case 1 ->
          plain("eyJ" + text(URL_SAFE, 30) + "." + text(URL_SAFE, 60) + "." + text(URL_SAFE, 43));
      case 2 -> plain(text(BASE_62, 200) + text(BASE_64, 200) + "==");
      case 3 -> plain(text(HEX, 64));
      case 4 -> plain("xoxb-" + text(HEX.substring(0, 10), 12) + "-" + text(BASE_62, 24));
      case 5 -> in("https://hooks.slack.com/services/%s", "T0" + text(BASE_32, 9) + "/" + word(24));
      case 6 -> plain(one(List.of("ghp_", "gho_", "ghu_", "ghs_", "ghr_")) + word(36));
      case 7 -> plain("github_pat_" + word(22) + "_" + word(59));
      case 8 -> plain("glpat-" + text(URL_SAFE, 20));
      case 9 -> plain(one(List.of("sk_live_", "rk_live_", "sk_test_")) + word(24));
      case 10 -> plain("AIza" + text(URL_SAFE, 35));
      case 11 -> plain("npm_" + word(36));
      case 12 -> plain("SG." + text(URL_SAFE, 22) + "." + text(URL_SAFE, 43));
      case 13 -> plain("ya29." + text(URL_SAFE, 60));
      case 14 -> plain("SK" + text(HEX, 32));
      case 15 -> plain("key-" + text(HEX, 32));
      case 16 -> plain("hvs." + text(URL_SAFE, 24));
      case 17 -> plain(one(List.of("dapi", "shpat_", "dop_v1_")) + text(HEX, 40));
      case 18 -> plain("sk-proj-A1" + text(URL_SAFE, 40));
      case 19 -> plain("whsec_" + word(32));
      default -> plain(one(PREFIXES) + text(URL_SAFE, 40));
    };
  }

  /** Its last line, which is the shortest, must not come out either. */
  private Secret privateKey() {
    var kind = one(List.of("", "RSA ", "EC ", "OPENSSH ", "ENCRYPTED "));
    var end = one(List.of("\n", "\\n", " "));
    var last = text(BASE_64, 30);
    return new Secret(
        "-----BEGIN %sPRIVATE KEY-----".formatted(kind)
            + end
            + (text(BASE_64, 64) + end).repeat(1 + random.nextInt(6))
            + last
            + end
            + "-----END %sPRIVATE KEY-----".formatted(kind),
        last);
  }

  private String word(int length) {
    return text(BASE_62, length);
  }

  private <T> T one(List<T> among) {
    return among.get(random.nextInt(among.size()));
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
