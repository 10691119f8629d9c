package canary;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** Scheduled runs in a process of its own, with the handler as Lambda makes it. */
final class ScheduledRun {
  private ScheduledRun() {}

  /** So many of them, one after another; of none only the JVM itself is left. */
  public static void main(String[] arguments) throws IOException {
    for (var i = 0; i < Integer.parseInt(arguments[0]); i++) {
      var answer = new ByteArrayOutputStream();
      new Canary()
          .handleRequest(
              new ByteArrayInputStream(Canary.SCHEDULED.getBytes(UTF_8)), answer, TimeLeft.MINUTE);
      System.out.println(answer.toString(UTF_8));
    }
  }
}
