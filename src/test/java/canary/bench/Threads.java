package canary.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicInteger;

/** The most threads that a process has had since it was looked at, each 20 ms. */
final class Threads {
  private final AtomicInteger most = new AtomicInteger();
  private final Thread watch;

  private Threads(long pid) {
    watch = Thread.ofPlatform().daemon().start(() -> watch(pid));
  }

  static Threads watched(long pid) {
    return new Threads(pid);
  }

  private void watch(long pid) {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        most.accumulateAndGet(Kernel.threads(pid), Math::max);
        Thread.sleep(20);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int most() {
    watch.interrupt();
    return most.get();
  }
}
