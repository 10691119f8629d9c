package canary.catalogue;

import static canary.catalogue.Case.row;
import static canary.catalogue.GatewayAccessCause.*;
import static canary.catalogue.GatewayCause.*;
import static canary.catalogue.Observations.*;

import java.util.List;

/** The cases of the component gateway. */
final class GatewayCases {
  static final List<Case> ALL =
      List.of(
          row(
              ROUTE_NOT_DEPLOYED,
              reply("missing-authentication-token"),
              butPlainArrives("missing-authentication-token")),
          row(WRONG_URL, reply("forbidden"), butPlainArrives("forbidden")),
          row(
              SIGNATURE_MISSING,
              reply("missing-authentication-token"),
              butPlainArrives("missing-authentication-token")),
          row(
              SIGNATURE_REFUSED,
              error(403, "SignatureDoesNotMatch", ""),
              gateway("SignatureDoesNotMatch")),
          row(CALLER_NOT_ALLOWED, reply("caller-not-allowed"), reply("resource-policy-denies")),
          row(RESOURCE_POLICY_DENIES, reply("resource-policy-denies"), reply("caller-not-allowed")),
          row(
              RESOURCE_POLICY_NOT_DEPLOYED,
              reply("resource-policy-denies"),
              reply("caller-not-allowed")),
          row(API_KEY_REFUSED, reply("forbidden"), butPlainArrives("forbidden")),
          row(API_KEY_UNKNOWN, reply("forbidden"), butPlainArrives("forbidden")),
          row(
              PREFLIGHT_NOT_ANSWERED,
              sent("OPTIONS", reply("missing-authentication-token")),
              sent("POST", reply("missing-authentication-token"))),
          row(HTTP_API, httpApi(404, "Not Found"), error(404, "HTTP_API", "")),
          row(THROTTLED, reply("too-many-requests"), error(429, "TooManyRequestsException", "")),
          row(WAF_BLOCKED, butPlainArrives("forbidden"), alsoPlain("forbidden")),
          row(ENDPOINT_NOT_SERVED, reply("forbidden"), butPlainArrives("forbidden")),
          row(DOMAIN_MAPPING_MISSING, reply("forbidden"), butPlainArrives("forbidden")),
          row(
              DOMAIN_MAPPING_ELSEWHERE,
              reply("missing-authentication-token"),
              butPlainArrives("missing-authentication-token")),
          row(PRIVATE_ENDPOINT, reply("forbidden"), butPlainArrives("forbidden")),
          row(AUTHORIZER_REFUSED, reply("authorizer-refuses"), reply("caller-not-allowed")),
          row(REQUEST_NOT_VALID, reply("invalid-request-body"), reply("unsupported-media-type")),
          row(BODY_TOO_LARGE, reply("too-large"), error(400, "REQUEST_TOO_LARGE", "")),
          row(NOT_REACHED, reply("cloudfront"), butPlainArrives("cloudfront")));

  private GatewayCases() {}
}
