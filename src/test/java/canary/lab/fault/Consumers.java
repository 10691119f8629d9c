package canary.lab.fault;

import canary.LabRun;
import canary.lab.Laboratory;
import canary.lab.account.LabAccount;
import canary.lab.iam.PolicyDocument;
import canary.lab.iam.Role;
import canary.lab.sqs.Message;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Those who receive from the queue. */
final class Consumers {
  private static final String ROLE = "arn:aws:iam::111122223333:role/orders-receiver";

  private Consumers() {}

  /** A consumer, named to the canary, whose role is allowed this one action on everything. */
  static Consumer<Laboratory> allowed(String action) {
    return lab -> {
      var trust =
          PolicyDocument.parse(
              """
              {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole",
               "Principal":{"Service":"lambda.amazonaws.com"}}]}
              """);
      var policy =
          PolicyDocument.parse(
              """
              {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"%s",
               "Resource":"*"}]}
              """
                  .formatted(action));
      lab.surround(
          account ->
              account.with(
                  new Role(
                      ROLE,
                      "AROAEXAMPLERECEIVER1",
                      trust,
                      Map.of("receive", policy),
                      Optional.empty())));
      lab.set("TARGET_CONSUMER_ROLE_ARNS", ROLE);
    };
  }

  /** The canary has sent one message, and the consumer takes every message for one of its own. */
  static Consumer<Laboratory> failingOnCanaries() {
    return consuming(message -> !isCanary(message));
  }

  static Consumer<Laboratory> skippingCanaries() {
    return consuming(_ -> true);
  }

  private static Consumer<Laboratory> consuming(Predicate<Message> handles) {
    return lab -> {
      try {
        LabRun.of(lab, LabAccount.of(lab));
      } catch (IOException broken) {
        throw new UncheckedIOException(broken);
      }
      lab.consume(handles);
    };
  }

  private static boolean isCanary(Message message) {
    return message.body().contains("__canary");
  }
}
