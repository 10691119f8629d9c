package canary;

import canary.evidence.Account;
import canary.report.Alarms;
import canary.report.Publisher;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What the canary touches of the world beside the target itself.
 *
 * @param account made when the first failure is looked into
 * @param publishers makes the publisher to a topic when the first notice is due
 * @param alarms asked when a notice may be due
 * @param log where metrics and reports are printed
 * @param pause between attempts at what may pass by itself
 * @param patience how long one probe may take
 */
record World(
    Supplier<Account> account,
    Function<String, Publisher> publishers,
    Supplier<Alarms> alarms,
    PrintStream log,
    Clock clock,
    Duration pause,
    Duration patience) {}
