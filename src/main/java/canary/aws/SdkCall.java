package canary.aws;

import canary.finding.Finding;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * A read of AWS, and the one place where an exception of the SDK becomes a finding.
 *
 * @param what is read, in a reader's words
 * @param resource that the permission is needed on
 */
record SdkCall(String what, Permission permission, String resource) {
  private static final int LONGEST_REASON = 400;
  private static final Set<String> NOT_THERE =
      Set.of(
          "NotFoundException",
          "NoSuchEntity",
          "AWS.SimpleQueueService.NonExistentQueue",
          "QueueDoesNotExist");
  private static final Set<String> DENIED =
      Set.of(
          "AccessDenied", "AccessDeniedException", "AuthorizationError", "UnauthorizedOperation");

  /** What the read finds; what AWS refuses or does not answer is a finding too. */
  <T> Finding<T> reading(Supplier<Finding<T>> read) {
    try {
      return read.get();
    } catch (AwsServiceException refused) {
      var code = code(refused);
      if (NOT_THERE.contains(code)) {
        return Finding.absent();
      }
      var why = reason(code + ": " + message(refused));
      boolean curable = DENIED.contains(code) && !why.contains("explicit deny");
      return new Finding.Unreadable<>(what, why, curable ? permission.on(resource) : "");
    } catch (SdkException failed) {
      return Finding.unreadable(what, reason(failed.getMessage()));
    }
  }

  /** A refusal of a call that was made without a client of the SDK. */
  static AwsServiceException refusal(int status, String code, Optional<String> message) {
    var details = AwsErrorDetails.builder();
    message.ifPresent(details::errorMessage);
    return AwsServiceException.builder()
        .statusCode(status)
        .awsErrorDetails(details.errorCode(code.isEmpty() ? "HTTP " + status : code).build())
        .build();
  }

  /** A part of an answer that AWS always sends; without it the answer is no answer. */
  static <T> T required(String name, T value) {
    return Optional.ofNullable(value)
        .orElseThrow(() -> SdkClientException.create("the response has no " + name));
  }

  /** The same for a list, which the SDK gives empty where AWS has sent none. */
  static void requireSent(String name, boolean sent) {
    if (!sent) {
      throw SdkClientException.create("the response has no " + name);
    }
  }

  private static String code(AwsServiceException refused) {
    return Optional.ofNullable(refused.awsErrorDetails())
        .map(details -> details.errorCode())
        .orElse("HTTP " + refused.statusCode());
  }

  private static String message(AwsServiceException refused) {
    return Optional.ofNullable(refused.awsErrorDetails())
        .map(details -> details.errorMessage())
        .orElse("no message");
  }

  private static String reason(String text) {
    return text.substring(0, Math.min(text.length(), LONGEST_REASON));
  }
}
