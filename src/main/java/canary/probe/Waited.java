package canary.probe;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The result of a call that was waited for until a deadline. */
public sealed interface Waited<T> {

  record Came<T>(T value) implements Waited<T> {}

  record Threw<T>(Throwable why) implements Waited<T> {}

  /** Nothing came in time; the call was interrupted and left behind. */
  record Late<T>() implements Waited<T> {}

  /**
   * Blocks no longer than the limit, for any behavior of the other side: the call has a thread that
   * nobody waits for. It is interrupted then, which ends no read of a socket: who owns a connection
   * closes it.
   */
  static <T> Waited<T> atMost(Duration limit, Callable<T> call) {
    var task = new FutureTask<>(call);
    Background.start(task);
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
