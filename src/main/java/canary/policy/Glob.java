package canary.policy;

import canary.finding.Answer;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** IAM's wildcards: {@code *} for any run of characters, {@code ?} for one. */
final class Glob {
  private static final int ARN_PARTS = 6;
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{[^}]*}?");

  private Glob() {}

  static boolean matches(String pattern, String text) {
    int p = 0;
    int t = 0;
    int star = -1;
    int resume = 0;
    // One step back to the last star is enough, so hostile patterns cost no more than p times t.
    while (t < text.length()) {
      if (p < pattern.length() && pattern.charAt(p) == '*') {
        star = p++;
        resume = t;
      } else if (p < pattern.length()
          && (pattern.charAt(p) == '?' || pattern.charAt(p) == text.charAt(t))) {
        p++;
        t++;
      } else if (star >= 0) {
        p = star + 1;
        t = ++resume;
      } else {
        return false;
      }
    }
    return pattern.substring(p).chars().allMatch(c -> c == '*');
  }

  static boolean matchesIgnoringCase(String pattern, String text) {
    return matches(pattern.toLowerCase(Locale.ROOT), text.toLowerCase(Locale.ROOT));
  }

  /**
   * An Action element. Wildcards are documented for the name of the action, not for its service.
   *
   * <p>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html
   */
  static Answer matchesAction(String pattern, String action) {
    if (pattern.equals("*")) {
      return Answer.YES;
    }
    boolean matches = matchesIgnoringCase(pattern, action);
    return matches && isOpen(pattern.split(":", 2)[0]) ? Answer.UNKNOWN : Answer.of(matches);
  }

  /**
   * A Resource element. A wildcard stays within its part, and at the end of one it may go beyond;
   * where that, or what a missing part means, would make the difference the answer is UNKNOWN.
   *
   * <p>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
   */
  static Answer matchesResource(String pattern, String arn) {
    if (pattern.equals("*")) {
      return Answer.YES;
    }
    if (!pattern.startsWith("arn:")) {
      return Answer.UNKNOWN;
    }
    if (pattern.contains("${")) {
      // For every value of the variables the rest must fit.
      return matches(VARIABLE.matcher(pattern).replaceAll("*"), arn) ? Answer.UNKNOWN : Answer.NO;
    }
    boolean byPart = matchesByPart(completed(pattern), arn);
    boolean asText = matches(pattern, arn);
    if (byPart != asText) {
      return Answer.UNKNOWN;
    }
    return byPart
        ? Answer.of(isKnown(pattern, arn)).or(Answer.UNKNOWN)
        : Answer.of(matches(completed(withServiceInLowerCase(pattern)), arn)).and(Answer.UNKNOWN);
  }

  /**
   * AWS documents no wildcard in the service and in the type of a resource, and does not say what
   * one that is there does. Of the resources on the path keys alone have a type.
   *
   * <p>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
   */
  private static boolean isKnown(String pattern, String arn) {
    var parts = completed(pattern).split(":", ARN_PARTS);
    boolean typed = arn.split(":", ARN_PARTS)[2].equals("kms") && !parts[5].equals("*");
    return !isOpen(parts[2]) && !(typed && isOpen(parts[5].split("/", 2)[0]));
  }

  /**
   * AWS's policy check calls upper case in the service an error, and does not say its effect.
   *
   * <p>https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html
   */
  private static String withServiceInLowerCase(String pattern) {
    var parts = pattern.split(":", ARN_PARTS);
    if (parts.length > 2) {
      parts[2] = parts[2].toLowerCase(Locale.ROOT);
    }
    return String.join(":", parts);
  }

  private static boolean isOpen(String part) {
    return part.contains("*") || part.contains("?");
  }

  /**
   * The pattern with wildcards for its missing parts, as it counts in an identity policy.
   *
   * <p>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
   */
  static String completed(String pattern) {
    return pattern + ":*".repeat(ARN_PARTS - pattern.split(":", ARN_PARTS).length);
  }

  static boolean hasAllParts(String pattern) {
    return pattern.split(":", ARN_PARTS).length == ARN_PARTS;
  }

  /** ArnLike and ArnEquals, which behave alike: each of the six parts for itself. */
  static boolean matchesByPart(String pattern, String arn) {
    var patterns = pattern.split(":", ARN_PARTS);
    var parts = arn.split(":", ARN_PARTS);
    return patterns.length == ARN_PARTS
        && parts.length == ARN_PARTS
        && IntStream.range(0, ARN_PARTS).allMatch(i -> matches(patterns[i], parts[i]));
  }
}
