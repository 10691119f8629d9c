package canary.lab.gateway.caller;

import canary.lab.gateway.ClientRequest;
import canary.lab.gateway.GatewayError;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/**
 * Checks that a request was signed for execute-api by a known credential
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html). The
 * texts of the refusals are those of AWS's common signature checks, as seen in public reports.
 */
public record SignatureCheck(List<Credential> credentials, String region, InstantSource clock) {
  private static final Duration SKEW = Duration.ofMinutes(5);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  /** The credential that signed; a GatewayError says why there is none. */
  Credential signer(ClientRequest request) {
    String header = request.header("Authorization").orElseThrow(GatewayError::missingToken);
    Authorization authorization = Authorization.parse(header, timestamp(request).isPresent());
    String time = timestamp(request).orElseThrow();
    checkTime(time);
    checkScope(authorization.scope(), time);
    Credential credential = known(authorization.scope(), request);
    checkSignature(request, authorization, credential, time);
    return credential;
  }

  private static Optional<String> timestamp(ClientRequest request) {
    return request.header("X-Amz-Date").or(() -> request.header("Date"));
  }

  private void checkTime(String time) {
    Instant signed;
    try {
      signed = TIME.parse(time, Instant::from);
    } catch (DateTimeParseException notATime) {
      throw GatewayError.incompleteSignature(
          "Date must be in ISO-8601 'basic format'. Got '"
              + time
              + "'. See http://en.wikipedia.org/wiki/ISO_8601");
    }
    Instant now = clock.instant();
    if (signed.isBefore(now.minus(SKEW))) {
      throw GatewayError.wrongSignature(
          "Signature expired: %s is now earlier than %s (%s - 5 min.)"
              .formatted(time, TIME.format(now.minus(SKEW)), TIME.format(now)));
    }
    if (signed.isAfter(now.plus(SKEW))) {
      throw GatewayError.wrongSignature(
          "Signature not yet current: %s is still later than %s (%s + 5 min.)"
              .formatted(time, TIME.format(now.plus(SKEW)), TIME.format(now)));
    }
  }

  private void checkScope(Authorization.Scope scope, String time) {
    if (!scope.date().equals(time.substring(0, 8))) {
      throw GatewayError.wrongSignature(
          "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from"
              + " HTTP:"
              + " '%s' != '%s', from '%s'.".formatted(scope.date(), time.substring(0, 8), time));
    }
    if (!scope.region().equals(region)) {
      throw GatewayError.wrongSignature(
          "Credential should be scoped to a valid region, not '" + scope.region() + "'. ");
    }
    if (!scope.service().equals("execute-api")) {
      throw GatewayError.wrongSignature(
          "Credential should be scoped to correct service: 'execute-api'. ");
    }
  }

  private Credential known(Authorization.Scope scope, ClientRequest request) {
    Credential credential =
        credentials.stream()
            .filter(
                candidate ->
                    candidate.isOf(scope.accessKeyId(), request.header("X-Amz-Security-Token")))
            .findFirst()
            .orElseThrow(GatewayError::unknownToken);
    if (credential.expires().isBefore(clock.instant())) {
      throw GatewayError.expiredToken();
    }
    return credential;
  }

  private static void checkSignature(
      ClientRequest request, Authorization authorization, Credential credential, String time) {
    CanonicalRequest canonical = new CanonicalRequest(request, authorization.signedHeaders());
    String toSign = canonical.stringToSign(time, authorization.scope());
    String expected =
        SigningKey.of(credential.secretAccessKey(), authorization.scope()).sign(toSign);
    boolean equal =
        MessageDigest.isEqual(
            expected.getBytes(StandardCharsets.US_ASCII),
            authorization.signature().getBytes(StandardCharsets.US_ASCII));
    if (!equal) {
      throw GatewayError.wrongSignature(
          """
          The request signature we calculated does not match the signature you provided. \
          Check your AWS Secret Access Key and signing method. \
          Consult the service documentation for details.

          The Canonical String for this request should have been
          '%s'

          The String-to-Sign should have been
          '%s'
          """
              .formatted(canonical.text(), toSign));
    }
  }
}
