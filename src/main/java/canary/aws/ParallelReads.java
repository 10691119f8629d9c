package canary.aws;

import canary.finding.Finding;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;

/** Reads that run side by side and are waited for until one deadline, no longer. */
final class ParallelReads implements AutoCloseable {
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Duration limit;
  private final long end;

  ParallelReads(Duration limit) {
    this.limit = limit;
    this.end = System.nanoTime() + limit.toNanos();
  }

  /** A read may wait for other reads: it has a thread of its own. */
  <T> Pending<T> start(String what, Supplier<Finding<T>> read) {
    return new Pending<>(what, threads.submit(read::get));
  }

  /** A read that starts from what another finds; without it there is nothing to read. */
  <A, T> Pending<T> after(Pending<A> first, String what, Function<A, Finding<T>> read) {
    return start(what, () -> first.finding().then(read));
  }

  /** A read that was started. */
  final class Pending<T> {
    private final String what;
    private final Future<Finding<T>> future;

    private Pending(String what, Future<Finding<T>> future) {
      this.what = what;
      this.future = future;
    }

    /** The finding, at the deadline at the latest. */
    Finding<T> finding() {
      try {
        return future.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
      } catch (TimeoutException late) {
        return Finding.unreadable(what, "no response within " + limit.toMillis() + " ms");
      } catch (ExecutionException failed) {
        // Answers of AWS that the SDK's parsers choke on end here; one must not cost the others.
        return Finding.unreadable(what, "the response was not understood: " + failed.getCause());
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        return Finding.unreadable(what, "the read was interrupted");
      }
    }

    Optional<T> found() {
      return finding().found();
    }
  }

  /** Leaves late reads to end by themselves: waiting for them would break the deadline. */
  @Override
  public void close() {
    threads.shutdownNow();
  }
}
