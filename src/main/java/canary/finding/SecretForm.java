package canary.finding;

import java.util.BitSet;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A form by which a secret is recognized in a text: by the name in front of it, by the scheme that
 * carries it, or by a form of its own. What stands in the first group that matched is masked, the
 * whole where there is none. A pattern is tried where its hint is in the text. Every quantifier has
 * a bound, so that the cost grows as the text does and no faster.
 *
 * <p>Not masked, for a diagnosis needs them: ARNs, the ids of roles, users and keys, UUIDs, account
 * ids, names, and MD5 digests that are called so.
 */
enum SecretForm {
  // By the scheme.
  AUTHORIZATION(
      "www.rfc-editor.org/rfc/rfc9110#name-authorization",
      "authorization",
      "(?i:authorization)(?: header)?"
          + SecretSyntax.SEPARATOR
          + SecretSyntax.OPENING
          + "(?:(?i:bearer|basic|negotiate|apikey)\\s{1,3}("
          + SecretSyntax.WORD
          + ")|((?i:digest|token|hawk|oauth|signature|aws4?-?\\w{0,12})\\s[^\\r\\n]{1,2048})"
          + "|("
          + SecretSyntax.VALUE
          + "))"),
  BEARER(
      "www.rfc-editor.org/rfc/rfc6750#section-2.1",
      "bearer",
      "\\b(?i:bearer)\\s{1,3}((?![a-z]{1,20}(?![\\w.~+/=-]))[\\w.~+/=-]{6,2048})"),
  BASIC(
      "www.rfc-editor.org/rfc/rfc7617#section-2",
      "basic",
      "\\b(?i:basic)\\s{1,3}((?=[A-Za-z+/]{0,100}(?:[0-9=+/]|[a-z][A-Z]))[A-Za-z0-9+/]{8,2048}={0,2})"),
  DIGEST(
      "www.rfc-editor.org/rfc/rfc7616#section-3.4",
      "digest",
      "\\b(?i:digest)\\s{1,3}((?i:username|realm|response)=[^\\r\\n]{1,2048})"),
  COOKIE(
      "www.rfc-editor.org/rfc/rfc6265#section-4",
      "cookie",
      "(?i:cookie2?)"
          + SecretSyntax.SEPARATOR
          + SecretSyntax.OPENING
          + "((?<=\")[^\"\\r\\n]{1,4096}|[^\\r\\n]{1,4096})"),
  URL_PASSWORD(
      "www.rfc-editor.org/rfc/rfc3986#section-3.2.1",
      "://",
      "://[^\\s/?#:@\"'<>]{0,128}:(?!\\d{1,5}(?:[/?#]|\\s|$))([^\\s\"'<>]{1,256})@"),
  URL_TOKEN(
      "www.rfc-editor.org/rfc/rfc3986#section-3.2.1", "://", "://([^\\s/?#:@\"'<>]{16,256})@"),
  OPTION(
      "pubs.opengroup.org/onlinepubs/9799919799/basedefs/V1_chap12.html",
      "--",
      "--[\\w-]{0,24}(?i:password|token|secret|key)\\s{1,3}"
          + SecretSyntax.OPENING
          + "("
          + SecretSyntax.VALUE
          + ")"),
  USER_OPTION(
      "curl.se/docs/manpage.html#-u", "-u", "(?:-u|--user)\\s{1,3}[^\\s:]{1,64}:(\\S{1,256})"),
  PRIVATE_KEY(
      "www.rfc-editor.org/rfc/rfc7468#section-10",
      "private",
      "-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----"
          + "(?:(?s:.{0,4096}?)-----END [A-Z0-9 ]{0,40}-----|(?s:.{0,4096}))"),

  // By the name in front.
  PASSWORD(
      "cwe.mitre.org/data/definitions/532.html",
      "pass pwd",
      "(?i:passw(?:or)?d(?:[_-]?(?:digest|hash))?|passphrase|passcode|pwd|(?<![a-z])pass)"
          + SecretSyntax.SEPARATOR
          + SecretSyntax.OPENING
          + "("
          + SecretSyntax.VALUE
          + ")"),
  PASSWORD_PHRASE(
      "www.gnu.org/software/inetutils/manual/html_node/The-_002enetrc-file.html",
      "passw identified sshpass",
      "(?i:passw(?:or)?d(?: is| was)?\\s{1,3}(?=[^\\s\"']{0,64}[0-9])"
          + "|identified (?:\\w{1,30} )?by\\s{1,3}(?=['\"])|sshpass -p\\s{0,3})"
          + SecretSyntax.OPENING
          + "("
          + SecretSyntax.VALUE
          + ")"),
  /** An element whose one attribute names the secret and the next one holds it. */
  ATTRIBUTE(
      "learn.microsoft.com/dotnet/framework/configure-apps/file-schema/appsettings/add-element-for-appsettings",
      "value=",
      "(?i:key|name)=[\\\\\"']{1,3}[\\w.:-]{0,64}(?i:password|pwd|secret|token|key)[\\\\\"']{1,3}\\s{1,3}"
          + "value=[\\\\\"']{1,3}([^\\\\\"']{1,2048})"),
  /** After a colon and a blank a plain word is none: so AWS's errors write their sentence. */
  NAMED(
      "www.rfc-editor.org/rfc/rfc6749#section-10.3",
      "secret key sess token sig auth cred assert verif otp pin",
      "(?i:(?<!\\d:)secret(?:[_-]?(?:access)?[_-]?key|[_-]?string|[_-]?text|[_-]?binary)?"
          + "|(?:api|access|private|encryption|signing|marker|master|shared|account|storage|license"
          + "|[_-])[_-]?key|sess(?:ion)?[_-]?id|(?<![a-z])s?id(?=(?:=|%3[dD])s(?::|%3[aA]))|token|signature|credentials?"
          + "|(?:client|code)_(?:assertion|verifier)|(?<![a-z])(?:sig|auth|otp|pin))"
          + SecretSyntax.SEPARATOR
          + SecretSyntax.OPENING
          + "(?!arn:)(?!(?<=:\\s)(?:[A-Z]?[a-z]{1,20}|[A-Z]{1,3})(?:[\\s.,;:)]|$))("
          + SecretSyntax.VALUE
          + ")"),
  NAMED_WORD(
      "www.rfc-editor.org/rfc/rfc6749#section-10.3",
      "_token _secret _key _password apikey secretkey",
      "(?:_(?i:token|secret|key|password)|(?i:apikey|secretkey))\\s{1,3}"
          + "((?=[\\w.~+/=-]{0,64}[0-9])[\\w.~+/=-]{12,2048})"),
  KEY(
      "cwe.mitre.org/data/definitions/321.html",
      "key",
      "\\b(?i:key)"
          + SecretSyntax.SEPARATOR
          + SecretSyntax.OPENING
          + "((?!mrk-|alias/|[0-9a-f]{8}-)(?=[A-Za-z+/_=-]{0,64}[0-9])[A-Za-z0-9+/_=-]{20,2048})"),

  // By a form of its own.
  AWS_ACCESS_KEY(
      "docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html",
      "akia asia abia acca",
      "(?<![A-Za-z0-9])(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{12,128}"),
  AWS_SECRET_KEY(
      "aws.amazon.com/blogs/security/a-safer-way-to-distribute-aws-credentials-to-ec2/",
      SecretHint.run(40),
      "(?<![A-Za-z0-9/+=])(?=[A-Za-z0-9/+]{0,39}[/+0-9])(?=[a-z0-9/+]{0,39}[A-Z])[A-Za-z0-9/+]{40}"
          + "(?![A-Za-z0-9/+=])"),
  LONG_BASE64(
      "docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp.html",
      SecretHint.run(60),
      "(?<![A-Za-z0-9/+])[A-Za-z0-9/+]{60,4096}={0,2}"),
  HEX(
      "docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv.html",
      SecretHint.run(32),
      "(?<![A-Za-z0-9])(?=[0-9a-fA-F]{32})(?<!mrk-)"
          + "(?<!(?i:md5|digest)[\\w\\s\"'>:=./-]{0,40})[0-9a-fA-F]{32,4096}(?![A-Za-z0-9])"),
  JWT(
      "www.rfc-editor.org/rfc/rfc7519#section-3.1",
      "eyj",
      "(?<![A-Za-z0-9])eyJ[\\w-]{8,4096}(?:\\.[\\w-]{0,4096}){0,4}"),
  SLACK_WEBHOOK(
      "docs.slack.dev/messaging/sending-messages-using-incoming-webhooks",
      "hooks.slack.com",
      "hooks\\.slack\\.com/[a-z]{1,20}/([\\w/-]{8,512})"),
  DISCORD_WEBHOOK(
      "docs.discord.com/developers/resources/webhook",
      "discord",
      "discord(?:app)?\\.com/api/(?:v\\d{1,2}/)?webhooks/\\d{1,24}/([\\w-]{16,512})"),
  TWILIO(
      "www.twilio.com/docs/iam/api-keys",
      "sk ac",
      "(?<![A-Za-z0-9])(?:SK|AC)[0-9a-f]{32}(?![A-Za-z0-9])"),
  MAILGUN(
      "documentation.mailgun.com/docs/mailgun/user-manual/api-key-mgmt/rbac-mgmt",
      "key-",
      "(?<![A-Za-z0-9])key-[0-9a-z]{32}(?![A-Za-z0-9])"),
  OPENAI(
      "platform.openai.com/docs/api-reference/authentication",
      "sk-",
      "(?<![A-Za-z0-9])sk-(?=[\\w-]{0,99}[0-9])(?=[\\w-]{0,99}[A-Z])[\\w-]{20,512}"),
  TELEGRAM(
      "core.telegram.org/bots/api#authorizing-your-bot",
      ":aa",
      "(?<![A-Za-z0-9])\\d{8,10}:AA[\\w-]{30,64}"),
  AZURE(
      "learn.microsoft.com/azure/storage/common/storage-account-keys-manage",
      "8q~",
      "(?<![A-Za-z0-9])[\\w~.-]{3,5}8Q~[\\w~.-]{30,40}"),
  /** A short word of the vendor, and hexadecimal digits: Shopify, Databricks, DigitalOcean. */
  VENDOR_HEX(
      "docs.databricks.com/aws/en/dev-tools/auth/pat",
      SecretHint.run(32),
      "(?<![A-Za-z0-9])(?!mrk|md5)[A-Za-z]{2,8}(?:_[A-Za-z0-9]{1,8}){0,2}_?[0-9a-f]{32,128}"
          + "(?![A-Za-z0-9])"),
  /** Letters and digits that are no word, and what hangs on them: what other vendors give out. */
  RANDOM(
      "csrc.nist.gov/glossary/term/entropy",
      SecretHint.run(20),
      "(?<![A-Za-z0-9])[A-Za-z0-9]{20,512}(?=([\\w-]{0,512}))") {
    @Override
    void mark(MatchResult found, BitSet secrets) {
      if (Randomness.in(found.group())) {
        secrets.set(found.start(), found.end(1));
      }
    }
  };

  private final String source;
  private final SecretHint hint;
  private final Pattern pattern;

  SecretForm(String source, String words, String pattern) {
    this(source, SecretHint.words(words), pattern);
  }

  SecretForm(String source, SecretHint hint, String pattern) {
    this.source = source;
    this.hint = hint;
    this.pattern = Pattern.compile(pattern);
  }

  /** Where the text has secrets. */
  static BitSet secrets(String text) {
    var secrets = new BitSet();
    var lowered = text.toLowerCase(Locale.ROOT);
    var run = SecretHint.longestRun(lowered);
    for (var form : values()) {
      if (form.hint.isIn(lowered, run)) {
        form.pattern.matcher(text).results().forEach(found -> form.mark(found, secrets));
      }
    }
    TokenPrefix.tokens(text, lowered).forEach(it -> secrets.set(it.start(), it.end()));
    return secrets;
  }

  /** Adds what is to be masked of a match. */
  void mark(MatchResult found, BitSet secrets) {
    var group = 0;
    for (var each = found.groupCount(); each > 0; each--) {
      group = found.start(each) < 0 ? group : each;
    }
    secrets.set(found.start(group), found.end(group));
  }

  String source() {
    return "https://" + source;
  }
}
