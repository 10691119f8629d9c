package canary.probe;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What came of a call of the world that was waited for so long and no longer. */
public sealed interface Waited<T> {

  record Came<T>(T value) implements Waited<T> {}

  record Threw<T>(Throwable why) implements Waited<T> {}

  /** Nothing came in time; the call was interrupted and left behind. */
  record Late<T>() implements Waited<T> {}

  /**
   * Blocks no longer than the limit, for any behavior of the other side: the call has a thread that
   * nobody waits for. A virtual one, for its socket is closed when it is interrupted (JEP 444); a
   * platform thread would read on for as long as the other side drips, and closing its connection
   * from outside waits for the lock that the reader holds. Locks pin no carrier (JEP 491), and name
   * look-ups, which cannot be interrupted, are compensated for by the scheduler.
   */
  static <T> Waited<T> atMost(Duration limit, Callable<T> call) {
    var task = new FutureTask<>(call);
    Thread.startVirtualThread(task);
    try {
      return new Came<>(task.get(limit.toNanos(), TimeUnit.NANOSECONDS));
    } catch (ExecutionException e) {
      return new Threw<>(e.getCause());
    } catch (TimeoutException e) {
      return new Late<>();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Late<>();
    } finally {
      task.cancel(true);
    }
  }
}
