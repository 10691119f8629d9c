package canary.lab.iam;

import canary.lab.service.NotInLab;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A pattern of a policy: {@code *}, {@code ?} and policy variables.
 *
 * <p>Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
 */
record Glob(String text) {
  private static final Pattern SPECIAL =
      Pattern.compile("\\$\\{(?<name>[^},]+)(?:,\\s*'(?<fallback>[^']*)')?}|\\*|\\?");

  boolean matches(String value, RequestContext context) {
    return isPlain()
        ? text.equals(value)
        : compiled(context, Pattern.DOTALL).matcher(value).matches();
  }

  boolean matchesIgnoringCase(String value, RequestContext context) {
    int flags = Pattern.DOTALL | Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    return isPlain()
        ? text.equalsIgnoreCase(value)
        : compiled(context, flags).matcher(value).matches();
  }

  private boolean isPlain() {
    return text.indexOf('*') < 0 && text.indexOf('?') < 0 && text.indexOf('$') < 0;
  }

  /** The text with its variables filled in and its wildcards taken as ordinary characters. */
  String literal(RequestContext context) {
    return SPECIAL
        .matcher(text)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    found.group().startsWith("${") ? filled(found, context) : found.group()));
  }

  private Pattern compiled(RequestContext context, int flags) {
    StringBuilder expression = new StringBuilder();
    Matcher special = SPECIAL.matcher(text);
    int end = 0;
    while (special.find()) {
      expression.append(Pattern.quote(text.substring(end, special.start())));
      expression.append(
          switch (special.group()) {
            case "*" -> ".*";
            case "?" -> ".";
            case String variable -> Pattern.quote(filled(special, context));
          });
      end = special.end();
    }
    return Pattern.compile(expression.append(Pattern.quote(text.substring(end))).toString(), flags);
  }

  private static String filled(MatchResult variable, RequestContext context) {
    String name = variable.group("name");
    if (name.equals("*") || name.equals("?") || name.equals("$")) {
      return name;
    }
    return context
        .valuesOf(name)
        .map(values -> String.join(",", values))
        .or(() -> Optional.ofNullable(variable.group("fallback")))
        .orElseThrow(() -> new NotInLab("the policy variable ${" + name + "} without a value"));
  }
}
