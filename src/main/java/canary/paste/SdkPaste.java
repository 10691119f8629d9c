package canary.paste;

import canary.json.JsonWriter;
import canary.probe.Denial;
import canary.probe.PlainText;
import canary.probe.QueueErrors;
import canary.probe.Reply;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** An exception as the SDKs and the AWS command line print it. */
final class SdkPaste {
  /** API Gateway's x-amzn-ErrorType; SQS's code has no Exception at its end. */
  private static final String OF_GATEWAY = "MissingAuthenticationTokenException";

  private static final int LONGEST_MESSAGE = 2_000;
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z][A-Za-z0-9.]{4,90}");
  private static final Pattern OF_KMS = Pattern.compile("(?i)\\bkms:? $");
  private static final Pattern JAVA =
      Pattern.compile(
          "\\(Service: ?(?<service>\\w{1,60})[;,] Status Code: (?<status>\\d{3})"
              + "(?:; Error Code: (?<code>[\\w.]{1,100}))?[;,] Request ID: (?<id>[\\w-]{1,60})");
  private static final Pattern CLASS =
      Pattern.compile("^.{0,200}?(?:Exception|Error)\\b['\")]?:? ");
  private static final Pattern STATUS =
      Pattern.compile(
          "(?i)(?:http)?status ?code['\"]?\\s{0,3}[:=]\\s{0,3}(\\d{3})|\\((\\d{3})\\) [A-Z]");
  private static final Pattern REQUEST_ID =
      Pattern.compile("(?i)request ?id['\"]?\\s{0,3}[:=]\\s{0,3}['\"]?([0-9a-f-]{20,60})");
  private static final Pattern MESSAGE_MEMBER =
      Pattern.compile(
          "[mM]essage['\"]?\\s{0,3}[:=]\\s{0,3}(?:\"([^\"]{3,2000})\"|'([^']{3,2000})')");
  private static final Pattern BEFORE_MESSAGE =
      Pattern.compile(
          "^['\"]?(?:Exception|Error)?['\"]?(?: \\((?:client|server)\\))?[)\\s:(\\-]{0,6}(?:when"
              + " calling the \\w{1,60} operation(?: \\([^)]{0,60}\\))?: )?");
  private static final Pattern STACK =
      Pattern.compile(
          "\\n(?:\\s{1,20}at |\\s{0,20}(?:File |status code|\\$fault))"
              + "|\\s---> | at \\w[\\w.$<>]{0,100} \\(| - <\\?xml"
              + "|\\s\\{?\\s{0,8}'\\$fault'");

  private SdkPaste() {}

  static Optional<Paste> in(String text) {
    return java(text).or(() -> named(text));
  }

  /** Java's: the service that answered is the last one named, after the one that it passed on. */
  private static Optional<Paste> java(String text) {
    var found = JAVA.matcher(text);
    var from = -1;
    var code = "";
    var status = OptionalInt.empty();
    var id = "";
    var service = "";
    while (found.find()) {
      from = from < 0 ? found.start() : from;
      service = found.group("service").toLowerCase(Locale.ROOT);
      status = OptionalInt.of(Integer.parseInt(found.group("status")));
      id = found.group("id");
      var own = found.group("code") == null ? code : found.group("code");
      code = service.contains("kms") && !own.startsWith("KMS.") ? "KMS." + own : own;
    }
    if (from < 0 || !service.contains("sqs") && !service.contains("kms")) {
      return Optional.empty();
    }
    var words = text.substring(Math.max(0, from - LONGEST_MESSAGE), from);
    var lines = words.strip();
    var sentence = CLASS.matcher(lines.substring(lines.lastIndexOf("\n\t") + 1)).replaceFirst("");
    var name =
        code.isEmpty() ? token(words).or(() -> Sentences.codeOf(sentence)) : Optional.of(code);
    var answered = status;
    var request = id;
    return name.map(
        it ->
            Paste.of(
                "an exception of the AWS SDK for Java",
                new Reply(
                    answered, Map.of("x-amzn-RequestId", request), body(it, sentence.strip()))));
  }

  /** The others': a code of SQS, bare or as a class, and a sentence behind it. */
  private static Optional<Paste> named(String text) {
    var tokens = TOKEN.matcher(text);
    while (tokens.find()) {
      var before = text.substring(Math.max(0, tokens.start() - 6), tokens.start());
      var code = known(OF_KMS.matcher(before).find() ? "KMS." + tokens.group() : tokens.group());
      if (code.isPresent()) {
        var rest =
            text.substring(tokens.end(), Math.min(text.length(), tokens.end() + LONGEST_MESSAGE));
        return Optional.of(
            Paste.of(
                text.contains("An error occurred (")
                    ? "an exception of boto3 or the AWS command line"
                    : "an exception of an AWS SDK",
                new Reply(status(text), requestId(text), body(code.get(), sentence(text, rest)))));
      }
    }
    return Optional.empty();
  }

  private static String sentence(String text, String rest) {
    var denial = Denial.in(text);
    if (denial.isPresent()) {
      return Sentences.denialIn(text);
    }
    var behind = STACK.split(BEFORE_MESSAGE.matcher(rest).replaceFirst(""), 2)[0].strip();
    var member = MESSAGE_MEMBER.matcher(text);
    return (behind.isEmpty() || behind.startsWith(",") || behind.startsWith("'")) && member.find()
        ? member.group(1) == null ? member.group(2) : member.group(1)
        : PlainText.withoutEnd(behind, "\"'})");
  }

  private static Optional<String> token(String text) {
    return TOKEN.matcher(text).results().flatMap(it -> known(it.group()).stream()).findFirst();
  }

  /** SQS's code in a token: the code itself, or the last part of a class's name. */
  private static Optional<String> known(String token) {
    var bare = PlainText.withoutEnd(token, ".");
    if (bare.equals(OF_GATEWAY)) {
      return Optional.empty();
    }
    return QueueErrors.known(bare)
        .or(() -> QueueErrors.known(bare.substring(bare.lastIndexOf('.') + 1)));
  }

  private static OptionalInt status(String text) {
    var status = STATUS.matcher(text);
    if (!status.find()) {
      return OptionalInt.empty();
    }
    var number = Integer.parseInt(status.group(1) == null ? status.group(2) : status.group(1));
    return number >= 100 && number <= 599 ? OptionalInt.of(number) : OptionalInt.empty();
  }

  private static Map<String, String> requestId(String text) {
    var id = REQUEST_ID.matcher(text);
    return id.find() ? Map.of("x-amzn-RequestId", id.group(1)) : Map.of();
  }

  /** An error in the words of SQS's query protocol. */
  static String body(String code, String message) {
    var error = new LinkedHashMap<String, String>();
    error.put("Code", code);
    error.put("Message", message);
    error.put("Type", "Sender");
    return JsonWriter.write(Map.of("Error", error));
  }

  static String message(String words) {
    return JsonWriter.write(Map.of("message", words));
  }
}
