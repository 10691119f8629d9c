package canary.probe;

/** Work that nobody has to wait for: it keeps no process. */
public final class Background {
  private Background() {}

  /**
   * Starts the work on a thread of the caller's kind. Only a run of many targets has virtual ones:
   * they would have any other load the JDK's scheduler and poller.
   */
  public static Thread start(Runnable work) {
    if (Thread.currentThread().isVirtual()) {
      return Thread.startVirtualThread(work);
    }
    // Without the builder, which is six classes more.
    var thread = new Thread(work);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }
}
