package canary.report;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * ARNs as a reader needs them who knows where the stack is: of those in its own account and Region
 * the resource is enough, and any other stands out.
 */
record LocalNames(String account, String region) {
  private static final Pattern PLACE =
      Pattern.compile("\\barn:aws[a-z-]{0,20}:[a-z0-9-]{2,40}:([a-z0-9-]{0,30}):(\\d{12}):");

  static LocalNames of(Report report, ReportContext context) {
    var identity = report.identity().text().split(":");
    return new LocalNames(identity.length > 4 ? identity[4] : "", context.region());
  }

  String in(String text) {
    // Most texts have none, and the expression tries each place of a long one.
    return text.contains("arn:aws")
        ? PLACE
            .matcher(text)
            .replaceAll(
                it -> isHere(it.group(1), it.group(2)) ? "" : Matcher.quoteReplacement(it.group()))
        : text;
  }

  private boolean isHere(String region, String account) {
    return account.equals(account()) && (region.isEmpty() || region.equals(region()));
  }
}
