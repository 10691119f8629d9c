package canary.lab.fault;

import canary.lab.Laboratory;
import canary.lab.gateway.DomainName;
import java.util.Map;
import java.util.function.Consumer;

/** The API behind a custom domain. */
final class Domains {
  private Domains() {}

  /** The domain has this base path, and the canary calls /orders/messages. */
  static Consumer<Laboratory> mapping(String basePath, String stage) {
    return mapping(basePath, stage, "/orders/messages");
  }

  /** The domain has this base path, and the canary calls this path. */
  static Consumer<Laboratory> mapping(String basePath, String stage, String path) {
    return lab ->
        lab.callThrough(
            new DomainName(Map.of(basePath, lab.stack().reference("Api") + "/" + stage), false),
            path);
  }

  /** The settings name the method as well. */
  static Consumer<Laboratory> named(Consumer<Laboratory> domain) {
    return lab -> {
      lab.set(
          "TARGET_API",
          "arn:aws:execute-api:eu-west-1:111122223333:%s/prod/POST/messages"
              .formatted(lab.stack().reference("Api")));
      domain.accept(lab);
    };
  }
}
