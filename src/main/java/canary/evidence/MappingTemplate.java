package canary.evidence;

import canary.finding.Answer;
import java.util.regex.Pattern;

/**
 * An integration's request template, and what can be told of it without executing it.
 *
 * <p>https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html
 */
public record MappingTemplate(String text) {
  private static final Pattern RAW_BODY = Pattern.compile("MessageBody=\\s*\\$!?\\{?input\\b");
  private static final Pattern ENCODED_TWICE =
      Pattern.compile("\\$util\\.urlEncode\\(\\s*\\$util\\.urlEncode\\(");
  private static final Pattern RAW_JSON_BODY =
      Pattern.compile("\"MessageBody\"\\s*:\\s*\"?\\s*\\$!?\\{?input\\b");
  private static final Pattern INPUT = Pattern.compile("\\$!?\\{?input\\b");
  private static final String URL_ENCODE = "$util.urlEncode(";
  private static final String ESCAPE = "$util.escapeJavaScript(";

  /** Whether a form asks SQS to send a message. */
  public boolean sendsMessage() {
    return Pattern.compile("(?m)(^|[&#\"')}\\s])Action=SendMessage(?![A-Za-z])")
        .matcher(text)
        .find();
  }

  /** Whether a JSON request has this member. */
  public boolean hasMember(String name) {
    return Pattern.compile(Pattern.quote("\"" + name + "\"") + "\\s*:").matcher(text).find();
  }

  /**
   * Whether this parameter of a form, or member of a JSON request, is the same in every request;
   * UNKNOWN where it is made by a variable or a directive. What a client may set, as {@code
   * $context.requestId}, is not known to be the same.
   */
  public Answer fixes(String parameter) {
    var name = Pattern.quote(parameter);
    return Pattern.compile(
            "(?m)(?:^|[&#\"')}\\s])%s=([^&]+)|\"%s\"\\s*:\\s*\"([^\"]+)\"".formatted(name, name))
        .matcher(text)
        .results()
        .map(found -> Answer.of(!found.group().matches("(?s).*[$#].*")).or(Answer.UNKNOWN))
        .reduce(Answer::and)
        .orElse(Answer.NO);
  }

  /** Whether a form's message body is URL-encoded; UNKNOWN where only execution could tell. */
  public Answer encodesBody() {
    return wraps(URL_ENCODE, RAW_BODY);
  }

  public boolean encodesBodyTwice() {
    return ENCODED_TWICE.matcher(text).find();
  }

  /**
   * Whether a JSON request's message body is escaped, with the {@code \'} of escapeJavaScript,
   * which JSON does not know, undone.
   */
  public Answer escapesBody() {
    var wrapped = wraps(ESCAPE, RAW_JSON_BODY);
    return text.contains(ESCAPE) && !text.contains(".replaceAll(") ? Answer.NO : wrapped;
  }

  private Answer wraps(String function, Pattern raw) {
    if (raw.matcher(text).find()) {
      return Answer.NO;
    }
    var rest = withoutCallsOf(function);
    boolean uses = INPUT.matcher(text).find();
    return uses && !INPUT.matcher(rest).find() ? Answer.YES : Answer.UNKNOWN;
  }

  private String withoutCallsOf(String function) {
    var rest = text;
    for (int start = rest.indexOf(function); start >= 0; start = rest.indexOf(function)) {
      rest = rest.substring(0, start) + rest.substring(endOfCall(rest, start + function.length()));
    }
    return rest;
  }

  private static int endOfCall(String text, int from) {
    int depth = 1;
    int at = from;
    while (at < text.length() && depth > 0) {
      char c = text.charAt(at++);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
    }
    return at;
  }
}
