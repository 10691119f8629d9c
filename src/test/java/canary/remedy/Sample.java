package canary.remedy;

import canary.evidence.CustomDomain.Mapping;
import canary.evidence.Evidence;
import canary.evidence.MethodAddress;
import canary.finding.Arn;
import canary.probe.Layer;
import canary.probe.Refusal;
import canary.rights.Conditions;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** KnownNames of a path of which everything is known, or nothing. */
final class Sample {
  static final MethodAddress PLACE =
      MethodAddress.at("eu-west-1", "a1b2c3d4e5", "prod", "/messages")
          .meaning(
              Arn.parse("arn:aws:sqs:eu-west-1:111122223333:orders"),
              Arn.parse("arn:aws:iam::111122223333:role/service/orders-api"),
              Arn.parse("arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab"),
              List.of());
  static final KnownNames KNOWN =
      read(
          names(
              PLACE,
              "User: arn:aws:iam::111122223333:user/alice is not authorized to perform:"
                  + " sqs:sendmessage"));
  static final KnownNames UNKNOWN = names(MethodAddress.UNKNOWN, "");

  private Sample() {}

  /** What a denial in these words tells beside the place. */
  static KnownNames names(MethodAddress place, String words) {
    return KnownNames.of(Evidence.unread(place, ""), refusal(words));
  }

  /** The same, with what only a read of the account gives. */
  private static KnownNames read(KnownNames names) {
    return new KnownNames(
        names.place(),
        new DomainNames(
            Optional.of("orders.example.com"),
            Optional.of("v1"),
            Optional.of(new Mapping("v1", "z9y8x7w6v5", Optional.of("dev")))),
        names.role(),
        names.queue(),
        names.key(),
        Optional.of("res123"),
        Optional.of("dep123"),
        Map.of(
            "ContentBasedDeduplication",
            "false",
            "MaximumMessageSize",
            "262144",
            "KmsMasterKeyId",
            "alias/orders",
            "KmsDataKeyReusePeriodSeconds",
            "300"),
        names.caller(),
        new Conditions(
            "aws:SourceAccount (very likely not in the call)",
            "aws:SourceVpce (very likely not in the call)",
            "aws:PrincipalOrgID (its value in the call is unknown)",
            "kms:ViaService (sqs.eu-west-1.amazonaws.com in the call)"),
        names.simulation(),
        names.reference());
  }

  private static Optional<Refusal> refusal(String words) {
    return Optional.of(Refusal.of(Layer.QUEUE, "AccessDenied", words, ""));
  }
}
