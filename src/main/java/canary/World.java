package canary;

import canary.evidence.Account;
import canary.report.Alarms;
import canary.report.Publisher;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What the canary touches of the world beside the target itself.
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
    Duration pause) {}
