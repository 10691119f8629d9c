package canary;

import canary.aws.SilentAws;
import canary.evidence.Account;
import canary.probe.Wire;
import canary.report.Alarms;
import canary.report.Publisher;
import java.io.OutputStream;
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
    Duration pause,
    Wire wire) {
  World(
      Function<Duration, Account> account,
      Function<String, Publisher> publishers,
      Supplier<Alarms> alarms,
      Function<String, Optional<String>> stackStatus,
      PrintStream log,
      Clock clock,
      Duration pause) {
    this(account, publishers, alarms, stackStatus, log, clock, pause, Wire.NETWORK);
  }

  /** Where nothing is sent or printed; a rehearsal of a healthy run has no use for the rest. */
  static World rehearsing(Clock clock) {
    return new World(
        _ -> unused(),
        _ -> unused(),
        () -> unused(),
        _ -> unused(),
        new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8),
        clock,
        Duration.ZERO,
        Wire.TAKEN);
  }

  /** The same where the message is refused, and AWS answers without being asked. */
  static World rehearsingFailure(Clock clock) {
    return new World(
        _ -> SilentAws.account(),
        topic -> SilentAws.publisher(topic),
        () -> SilentAws.alarms(),
        _ -> unused(),
        new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8),
        clock,
        Duration.ZERO,
        Wire.REFUSED);
  }

  private static <T> T unused() {
    throw new IllegalStateException("a rehearsal touches nothing but the target's host");
  }

  /** Waits so many pauses, or until the run is interrupted. */
  void rest(int pauses) {
    try {
      Thread.sleep(pause.multipliedBy(pauses));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

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
        pause,
        wire);
  }
}
