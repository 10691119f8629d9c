package canary;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import canary.finding.Answer;
import canary.lab.Laboratory;
import canary.lab.account.LabAccount;
import canary.lab.fault.OwnersApi;
import canary.lab.template.Stack;
import canary.lab.template.Template;
import canary.report.Publisher;
import canary.report.Schemas;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.jr.ob.JSON;

/** Setup in a laboratory, and a function that is set up by its line. */
final class SetupRun {
  /** The lab's custom domain, which has no certificate. */
  static final String LOCALHOST = "^http://localhost:\\d+";

  private SetupRun() {}

  /** Makes the API, and sets the function up as setup says. */
  static void watch(Laboratory lab, OwnersApi api) throws Exception {
    api.change().accept(lab);
    var url = lab.environment().get("TARGET_URL");
    var event = new HashMap<String, Object>();
    event.put("mode", "setup");
    event.put("url", url.replaceFirst(LOCALHOST, "https://localhost"));
    if (!api.headers().isEmpty()) {
      lab.keepHeaders(api.headers());
      event.put("headers", Laboratory.TARGET_HEADERS);
    }
    var answer = answer(lab, JSON.std.asString(event), LabAccount.of(lab));
    var parameters = parameters(answer.get("command").toString());
    assertEquals(answer.get("parameters"), parameters);
    assertEquals(List.of(), Schemas.mistakesInSetup(JSON.std.asString(answer)));
    assertEquals(List.of(), answer.get("needs"));
    api.parameters()
        .forEach(
            (name, value) ->
                assertEquals(
                    value.replace("API", lab.stack().reference("Api")), parameters.get(name)));
    Template.own()
        .resolve(Stack.ORDERS, parameters)
        .functionVariables()
        .forEach(
            (name, value) -> {
              if (name.startsWith("TARGET_")) {
                lab.set(name, value);
              }
            });
    lab.set("TARGET_URL", url);
  }

  /** As the shell and the SAM CLI take the line apart. */
  static Map<String, String> parameters(String command) throws IOException, InterruptedException {
    var shell =
        new ProcessBuilder("bash", "-c", "sam() { printf '%s\\0' \"$@\"; }; " + command)
            .redirectErrorStream(true)
            .start();
    var words = new String(shell.getInputStream().readAllBytes(), UTF_8).split("\0");
    assertEquals(0, shell.waitFor());
    var parameters = new HashMap<String, String>();
    var after = List.of(words).indexOf("--parameter-overrides") + 1;
    assertTrue(after > 0, command);
    for (var word : List.of(words).subList(after, words.length)) {
      var parts = word.split("=", 2);
      assertTrue(parts[1].matches("(?s)\"(\\\\.|[^\"\\\\]+)*\""), word);
      parameters.put(parts[0], parts[1].substring(1, parts[1].length() - 1).replace("\\\"", "\""));
    }
    return parameters;
  }

  static Map<String, Object> setup(Laboratory lab, String url) throws IOException {
    return setup(lab, url, LabAccount.of(lab));
  }

  static Map<String, Object> setup(Laboratory lab, String url, LabAccount account)
      throws IOException {
    return answer(lab, JSON.std.asString(Map.of("mode", "setup", "url", url)), account);
  }

  static Map<String, Object> answer(Laboratory lab, String event, LabAccount account)
      throws IOException {
    return JSON.std.mapFrom(rawAnswer(lab, event, account));
  }

  static String rawAnswer(Laboratory lab, String event, LabAccount account) throws IOException {
    var answer = new ByteArrayOutputStream();
    new Canary(
            Map.of("AWS_REGION", lab.stack().stack().region()),
            new World(
                _ -> account,
                _ -> _ -> new Publisher.Publication.Published(),
                () -> new FixedAlarms(Answer.UNKNOWN),
                _ -> Optional.empty(),
                new PrintStream(new ByteArrayOutputStream(), true, UTF_8),
                Clock.systemUTC(),
                Duration.ZERO))
        .handleRequest(new ByteArrayInputStream(event.getBytes(UTF_8)), answer, TimeLeft.MINUTE);
    return answer.toString(UTF_8);
  }
}
