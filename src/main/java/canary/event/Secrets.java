package canary.event;

import canary.finding.Arn;
import canary.probe.QueueMetric;
import canary.probe.SecretReader;
import canary.probe.SecretReader.Store;
import canary.probe.SignatureV4;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;

/** Reads where the secrets are that the settings name. */
final class Secrets {
  private Secrets() {}

  /** The secret with a target's headers; empty where none is named. Adds every mistake. */
  static Optional<SecretReader> ofHeaders(
      Environment read, String prefix, Optional<SignatureV4> signature) {
    var name = prefix + "HEADERS";
    if (!read.has(name)) {
      return Optional.empty();
    }
    var store =
        Arn.parse(read.text(name))
            .filter(it -> AddressParser.REGION.matcher(it.region()).matches())
            .flatMap(it -> Store.of(it.service()));
    if (store.isEmpty()) {
      read.invalid(name, "the ARN of a Secrets Manager secret or an SSM parameter");
    }
    if (store.isPresent() && signature.isEmpty()) {
      read.mistakes()
          .add(
              "AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are not set: %s requires them"
                  .formatted(name));
    }
    return store.flatMap(
        it -> signature.map(by -> reader(Arn.parse(read.text(name)).orElseThrow(), it, read, by)));
  }

  /** The metric of a queue of the canary's own account and Region, which its topic tells. */
  static Optional<QueueMetric> metric(
      Environment read, String queueName, String target, Optional<SignatureV4> signature) {
    var queue = Arn.parse(read.text(queueName));
    var topic = Arn.parse(read.text("CANARY_TOPIC_ARN"));
    if (queue.isEmpty()
        || topic.isEmpty()
        || signature.isEmpty()
        || !queue.get().account().equals(topic.get().account())
        || !queue.get().region().equals(topic.get().region())) {
      return Optional.empty();
    }
    var region = queue.get().region();
    var endpoint = read.endpoint("AWS_ENDPOINT_URL_CLOUDWATCH", "AWS_ENDPOINT_URL");
    return Optional.of(
        new QueueMetric(
            URI.create(
                (endpoint.isPresent()
                        ? endpoint.get().toString()
                        : "https://monitoring.%s.%s".formatted(region, queue.get().domain()))
                    + "/"),
            new SignatureV4(signature.get().credentials(), region, "monitoring"),
            Clock.systemUTC(),
            queue.get().lastName(),
            read.text("CANARY_NAME"),
            target));
  }

  /** Of the secret's own Region, at AWS or where the environment lets the AWS tools look. */
  static SecretReader reader(Arn secret, Store store, Environment read, SignatureV4 signature) {
    var endpoint =
        read.endpoint(
                switch (store) {
                  case SECRETS_MANAGER -> "AWS_ENDPOINT_URL_SECRETS_MANAGER";
                  case PARAMETER_STORE -> "AWS_ENDPOINT_URL_SSM";
                },
                "AWS_ENDPOINT_URL")
            .map(URI::toString)
            .orElse(
                "https://%s.%s.%s".formatted(store.service(), secret.region(), secret.domain()));
    return new SecretReader(
        secret.toString(),
        store,
        URI.create(endpoint + "/"),
        new SignatureV4(signature.credentials(), secret.region(), store.service()),
        Clock.systemUTC());
  }
}
