package canary.probe;

import static java.nio.charset.StandardCharsets.UTF_8;

import canary.json.JsonReader;
import canary.json.JsonWriter;
import canary.json.NotJson;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a secret by one signed call, without the SDK: a healthy run loads no class of that.
 *
 * @param signature for the secret's Region and the service
 */
public record SecretReader(
    String arn, Store store, URI endpoint, SignatureV4 signature, Clock clock) {
  private static final String CONTENT_TYPE = "application/x-amz-json-1.1";

  /** Where AWS keeps secrets. */
  public enum Store {
    /** https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_GetSecretValue.html */
    SECRETS_MANAGER("secretsmanager", "GetSecretValue"),
    /** https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetParameter.html */
    PARAMETER_STORE("ssm", "GetParameter");

    private final String service;
    private final String operation;

    Store(String service, String operation) {
      this.service = service;
      this.operation = operation;
    }

    /** Empty for a service that keeps none. */
    public static Optional<Store> of(String service) {
      return Arrays.stream(values()).filter(it -> it.service.equals(service)).findFirst();
    }

    /** As ARNs, host names and signatures have it. */
    public String service() {
      return service;
    }

    private String target() {
      return switch (this) {
        case SECRETS_MANAGER -> "secretsmanager." + operation;
        case PARAMETER_STORE -> "AmazonSSM." + operation;
      };
    }

    private Map<String, Object> request(String arn) {
      return switch (this) {
        case SECRETS_MANAGER -> Map.of("SecretId", arn);
        case PARAMETER_STORE -> Map.of("Name", arn, "WithDecryption", true);
      };
    }

    private Optional<String> secret(Map<?, ?> reply) {
      return switch (this) {
        case SECRETS_MANAGER -> SecretReader.text(reply, "SecretString");
        case PARAMETER_STORE ->
            reply.get("Parameter") instanceof Map<?, ?> parameter
                ? SecretReader.text(parameter, "Value")
                : Optional.empty();
      };
    }
  }

  /** The call, in the words of a policy's reader. */
  public String operation() {
    return store.service + " " + store.operation;
  }

  /** What the read gave. */
  public sealed interface Read {
    record Known(String text) implements Read {
      /** Secrets do not belong in logs. */
      @Override
      public String toString() {
        return "Known[hidden]";
      }
    }

    /** {@code why} holds nothing of what the service returned but its status and error code. */
    record Unknown(String why) implements Read {}
  }

  /**
   * One call, no retry; never fails, and returns within the limit, however slowly the reply comes.
   * A reply of more than 65,536 bytes is none.
   */
  public Read read(Duration limit) {
    try (var connection = new HttpConnection(endpoint)) {
      return switch (Waited.atMost(limit, () -> call(connection, limit))) {
        case Waited.Came<Reply>(var reply) -> read(reply);
        case Waited.Threw<Reply>(var why) -> new Read.Unknown(why.getClass().getSimpleName());
        case Waited.Late<Reply> _ ->
            new Read.Unknown("no whole reply in " + limit.toMillis() + " ms");
      };
    }
  }

  private Reply call(HttpConnection connection, Duration limit) throws IOException {
    var body = JsonWriter.write(store.request(arn)).getBytes(UTF_8);
    var signed =
        Map.of(
            "host", HttpConnection.host(endpoint),
            "content-type", CONTENT_TYPE,
            "x-amz-target", store.target());
    return connection.exchange(
        "POST", signature.headers("POST", endpoint, signed, body, clock.instant()), body, limit);
  }

  private Read read(Reply reply) {
    var read = json(reply.body());
    var status = reply.status().orElse(0);
    if (status != 200) {
      return new Read.Unknown(
          text(read, "__type")
              .map(type -> type.substring(type.lastIndexOf('#') + 1))
              .filter(type -> type.matches("[A-Za-z]{1,60}(Exception|Error|Failure)"))
              .map(type -> type + ", status " + status)
              .orElse("status " + status));
    }
    return store
        .secret(read)
        .filter(secret -> !secret.isEmpty())
        .<Read>map(Read.Known::new)
        .orElse(new Read.Unknown("the secret holds no text"));
  }

  private static Map<?, ?> json(String body) {
    try {
      return JsonReader.read(body) instanceof Map<?, ?> read ? read : Map.of();
    } catch (NotJson e) {
      return Map.of();
    }
  }

  private static Optional<String> text(Map<?, ?> reply, String name) {
    return reply.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
  }
}
