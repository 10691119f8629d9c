package canary.lab.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;

import canary.Sighting;
import canary.lab.account.LabAccount;
import canary.lab.template.Stacks;
import canary.report.Report;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedMethod;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * One diagnosis parses each document once and derives the refusal once. The JDK's flight recorder
 * counts the calls (method tracing, https://openjdk.org/jeps/520), so nothing in main is there to
 * be counted. It counts for the whole process, so no other test runs meanwhile.
 */
@Isolated
class OnceTest {
  private static final String DERIVED = "Observation.of";
  private static final String REPLY = "ReplyReader.read";
  private static final String SENTENCE = "Denial.in";
  private static final String POLICY = "PolicyReader.read";

  @TempDir private Path directory;

  /**
   * The replies are those to the combined and the plain message; where they hide what SQS said, the
   * test invocation's too. The policies are those of the role (trust, its own), the queue, the key
   * and the topic with its key; beside them each policy that a fix would set, which is judged.
   */
  @ParameterizedTest
  @CsvSource({
    "role-missing-sendmessage, 2, 2, 9",
    "key-policy-denies, 2, 2, 8",
    "integration-change-not-deployed, 2, 2, 6",
    "integration-body-not-encoded/open, 3, 2, 6",
    "integration-response-hides-message-id, 3, 2, 6"
  })
  void eachThingIsReadOnce(String fault, int replies, int sentences, int policies)
      throws IOException {
    assertEquals(
        Map.of(DERIVED, 1, REPLY, replies, SENTENCE, sentences, POLICY, policies),
        callsOfOneDiagnosis(fault));
  }

  private Map<String, Integer> callsOfOneDiagnosis(String id) throws IOException {
    var fault = Faults.ALL.stream().filter(it -> it.id().equals(id)).findFirst().orElseThrow();
    try (var lab = new Stacks().laboratory(fault.parameters());
        var recording = new Recording()) {
      fault.change().accept(lab);
      recording
          .enable("jdk.MethodTrace")
          .withoutStackTrace()
          .with(
              "filter",
              "canary.symptom.Observation::of;canary.probe.ReplyReader::read;"
                  + "canary.probe.Denial::in;canary.policy.PolicyReader::read");
      recording.start();
      Report.of("probe", id, Duration.ZERO, Sighting.of(lab, LabAccount.of(lab)));
      recording.stop();
      var file = directory.resolve("calls.jfr");
      recording.dump(file);
      return calls(file);
    }
  }

  /** Of this thread: the lab may read replies and policies by itself. */
  private static Map<String, Integer> calls(Path file) throws IOException {
    var calls = new TreeMap<String, Integer>();
    for (var event : RecordingFile.readAllEvents(file)) {
      if (event.getThread().getJavaThreadId() == Thread.currentThread().threadId()) {
        var method = event.<RecordedMethod>getValue("method");
        var type = method.getType().getName();
        calls.merge(
            type.substring(type.lastIndexOf('.') + 1) + "." + method.getName(), 1, Integer::sum);
      }
    }
    return calls;
  }
}
