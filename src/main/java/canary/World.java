package canary;

import canary.evidence.Account;
import canary.report.Alarms;
import canary.report.Publisher;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Everything of the world that the canary touches, beside the target itself.
 *
 * @param account made when a failure is looked into, with the time that all its reads may take
 * @param publishers makes the publisher to a topic when the first notification is due
 * @param alarms asked when a notification may be due
 * @param stackStatus of the stack with that id, where CloudFormation says it
 * @param log where metrics and reports are printed
 * @param pause between attempts at what may pass by itself
 */
record World(
    Function<Duration, Account> account,
    Function<String, Publisher> publishers,
    Supplier<Alarms> alarms,
    Function<String, Optional<String>> stackStatus,
    PrintStream log,
    Clock clock,
    Duration pause) {
  /** The same world, where nothing is printed, published or set but through this. */
  World hiding(UnaryOperator<String> secrets) {
    return new World(
        account,
        topic -> {
          var publisher = publishers.apply(topic);
          return notification -> publisher.publish(notification.with(secrets));
        },
        () -> new HidingAlarms(alarms.get(), secrets),
        stackStatus,
        new PrintStream(log, true, StandardCharsets.UTF_8) {
          @Override
          public void println(String line) {
            super.println(secrets.apply(line));
          }
        },
        clock,
        pause);
  }
}
