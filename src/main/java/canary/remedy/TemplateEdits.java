package canary.remedy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Small changes of a mapping template, the smallest first; each leaves all else as it is, byte for
 * byte. Which of them helps is found by executing them.
 */
final class TemplateEdits {
  private static final String BODY = "$input.body";
  private static final String ENCODED = "$util.urlEncode(%s)";

  /** escapeJavaScript writes \' for ', which JSON does not know. */
  private static final String RESTORED = ".replaceAll(\"\\\\'\",\"'\")";

  private static final String ESCAPED = "$util.escapeJavaScript(%s)" + RESTORED;
  private static final Pattern ACTION = Pattern.compile("Action=[^&\\s]*");
  private static final Pattern DEDUPLICATION =
      Pattern.compile("(MessageDeduplicationId(?:=|\"\\s*:\\s*\"))([^&\"\\s]*(?:\\([^)]*\\))?)");
  private static final Pattern MEMBER =
      Pattern.compile(
          ",\\s*\"(?:MessageGroupId|MessageDeduplicationId|DelaySeconds|MessageAttributes)\"\\s*:"
              + "\\s*(?:\"(?:[^\"\\\\]++|\\\\.)*+\"|-?\\d+|\\{(?:[^{}]++|\\{(?:[^{}]++|\\{[^{}]*+})*+})*+})");
  private static final Pattern CONTROL = Pattern.compile("%[01][0-9A-Fa-f]");
  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final Set<String> NEEDED = Set.of("Action", "MessageBody", "Version", "QueueUrl");

  private TemplateEdits() {}

  /** Values are URL-encoded: one, all, or the body in place of a parsed one. */
  static Stream<String> encoded(String template) {
    return Stream.of(
            each(template, it -> !isEncoded(template, it), it -> ENCODED.formatted(it.text())),
            all(template, it -> !isEncoded(template, it), it -> ENCODED.formatted(it.text())),
            each(template, it -> !isEncoded(template, it), _ -> ENCODED.formatted(BODY)))
        .flatMap(it -> it);
  }

  /** One of two encodings is left out. */
  static Stream<String> encodedOnce(String template) {
    return each(
        template,
        it -> !it.argumentOf("util.urlEncode").isEmpty(),
        it -> it.argumentOf("util.urlEncode"));
  }

  /** The client's body stands where it was parsed, escaped or written again. */
  static Stream<String> passing(String template) {
    return each(
        template,
        it -> it.text().contains("input.") && !it.text().equals(BODY) && !encodes(it),
        _ -> BODY);
  }

  /** One run of white space is left out. */
  static Stream<String> trimmed(String template) {
    return Stream.of(
            Stream.of(template.stripTrailing(), template.stripLeading(), template.strip()),
            BLANKS
                .matcher(template)
                .results()
                .map(it -> template.substring(0, it.start()) + template.substring(it.end())))
        .flatMap(it -> it);
  }

  /** A value is escaped as JSON's strings are, with quotes of its own where it has none. */
  static Stream<String> escaped(String template) {
    return Stream.of(
            each(
                template,
                it -> it.text().startsWith("$util.escapeJavaScript"),
                it -> it.text() + RESTORED),
            each(template, TemplateEdits::isValue, it -> ESCAPED.formatted(it.text())),
            each(
                template, TemplateEdits::isValue, it -> "\"" + ESCAPED.formatted(it.text()) + "\""),
            all(template, TemplateEdits::isValue, it -> ESCAPED.formatted(it.text())))
        .flatMap(it -> it);
  }

  /** One encoded control character is left out. */
  static Stream<String> withoutControls(String template) {
    return CONTROL
        .matcher(template)
        .results()
        .map(it -> template.substring(0, it.start()) + template.substring(it.end()));
  }

  /** What was opened is closed; a form begins with its first word. */
  static Stream<String> closed(String template) {
    return Stream.of(template + "#end", template + "#end#end", template + ")", template + "\"");
  }

  /** The form names the action. */
  static Stream<String> withAction(String template) {
    return Stream.of(
            Stream.of(template.stripLeading()),
            Stream.of(ACTION.matcher(template).replaceFirst("Action=SendMessage")),
            Stream.of("Action=SendMessage&" + template.stripLeading()))
        .flatMap(it -> it);
  }

  /** More parameters of a form, or members of an object, behind those that are there. */
  static Stream<String> with(String template, String more) {
    var text = template.stripTrailing();
    var rest = template.substring(text.length());
    var brace = text.lastIndexOf('}');
    return more.startsWith("&")
        ? Stream.of(lacking(text, more) + more + rest)
        : brace < 0
            ? Stream.empty()
            : Stream.of(text.substring(0, brace) + more + text.substring(brace) + rest);
  }

  /** The parameters of a form that are not set again in another one. */
  private static String lacking(String form, String other) {
    var names = parameters(other).stream().map(TemplateEdits::group).toList();
    return parameters(form).stream()
        .filter(it -> !names.contains(group(it)))
        .collect(Collectors.joining("&"));
  }

  /** A member before those that are there. */
  static Stream<String> beginningWith(String template, String member) {
    var brace = template.indexOf('{');
    return brace < 0
        ? Stream.empty()
        : Stream.of(template.substring(0, brace + 1) + member + template.substring(brace + 1));
  }

  /** The deduplication id is one that each request has of its own. */
  static Stream<String> ownDeduplicationId(String template) {
    return DEDUPLICATION
        .matcher(template)
        .results()
        .map(
            it ->
                template.substring(0, it.start(2))
                    + (it.group(1).endsWith("=")
                        ? ENCODED.formatted("$context.extendedRequestId")
                        : "$context.extendedRequestId")
                    + template.substring(it.end(2)));
  }

  /** One parameter, or all of one message attribute, is left out. */
  static Stream<String> without(String template) {
    var parameters = parameters(template);
    var groups = new TreeSet<String>();
    parameters.stream()
        .map(TemplateEdits::group)
        .filter(it -> !NEEDED.contains(it))
        .forEach(groups::add);
    return Stream.of(
            groups.stream()
                .map(
                    group ->
                        String.join(
                            "&",
                            parameters.stream().filter(it -> !group(it).equals(group)).toList())),
            MEMBER
                .matcher(template)
                .results()
                .map(it -> template.substring(0, it.start()) + template.substring(it.end())))
        .flatMap(it -> it);
  }

  /** The name of a parameter; of a message attribute all parameters have one. */
  private static String group(String parameter) {
    var name = parameter.strip().split("=", 2)[0];
    return name.replaceFirst("^(MessageAttribute\\.[^.]*).*", "$1");
  }

  /** The text between the ampersands that stand in no reference. */
  private static List<String> parameters(String template) {
    var references = TemplateReference.in(template);
    var parameters = new ArrayList<String>();
    var from = 0;
    for (var at = template.indexOf('&'); at >= 0; at = template.indexOf('&', at + 1)) {
      var here = at;
      if (references.stream().noneMatch(it -> it.from() < here && here < it.to())) {
        parameters.add(template.substring(from, at));
        from = at + 1;
      }
    }
    parameters.add(template.substring(from));
    return parameters;
  }

  private static Stream<String> each(
      String template, Predicate<TemplateReference> which, Function<TemplateReference, String> by) {
    return TemplateReference.in(template).stream()
        .filter(which)
        .map(it -> it.replaced(template, by.apply(it)));
  }

  /** All of them that stand in no other. */
  private static Stream<String> all(
      String template, Predicate<TemplateReference> which, Function<TemplateReference, String> by) {
    var references = TemplateReference.in(template).stream().filter(which).toList();
    var changed = template;
    for (var it : references.reversed()) {
      if (references.stream().noneMatch(it::isInside)) {
        changed = it.replaced(changed, by.apply(it));
      }
    }
    return Stream.of(changed);
  }

  private static boolean isEncoded(String template, TemplateReference it) {
    return encodes(it)
        || TemplateReference.in(template).stream()
            .anyMatch(other -> encodes(other) && it.isInside(other));
  }

  private static boolean encodes(TemplateReference it) {
    return it.text().startsWith("$util.urlEncode(");
  }

  private static boolean isValue(TemplateReference it) {
    return !it.text().startsWith("$util.") && !it.text().startsWith("$context");
  }
}
