package canary.remedy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import canary.catalogue.Cause;
import canary.evidence.Evidence;
import canary.evidence.MethodAddress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.jr.ob.JSON;

/** Every remedy of the catalogue, filled in and run in a real shell. */
class RemedyTest {
  private static final Pattern SLOT = Pattern.compile("\\{[a-z]+\\.[a-z]+\\}");
  private static Shell shell;

  static List<Cause> catalogue() {
    return Cause.catalogue();
  }

  static List<Cause> withCommands() {
    return catalogue().stream().filter(it -> !it.entry().fixedBy().commands().isEmpty()).toList();
  }

  @BeforeAll
  static void openShell(@TempDir Path directory) throws IOException {
    shell = new Shell(directory);
  }

  private static final Evidence UNREAD = Evidence.unread(MethodAddress.UNKNOWN, "AccessDenied");

  @ParameterizedTest
  @MethodSource("catalogue")
  void noSlotIsLeftOpen(Cause cause) {
    for (var names : List.of(Sample.KNOWN, Sample.UNKNOWN)) {
      var remedy = Remedy.of(cause.entry().fixedBy(), names);
      var all = new ArrayList<>(commands(remedy));
      all.addAll(
          List.of(
              remedy.does(),
              remedy.template(),
              PlaceholderText.prose(cause.entry().provedBy().in(UNREAD).read(), names)));
      all.forEach(it -> assertFalse(SLOT.matcher(it).find(), it));
    }
  }

  @ParameterizedTest
  @MethodSource("withCommands")
  void withAllNamesKnownNothingIsMissing(Cause cause) {
    var remedy = remedy(cause, Sample.KNOWN);
    assertEquals(List.of(), remedy.missing());
    commands(remedy).forEach(it -> assertFalse(it.contains(":?"), it));
  }

  @ParameterizedTest
  @MethodSource("withCommands")
  void commandsAreTheAwsCommandLines(Cause cause) {
    for (var command : unguarded(cause)) {
      assertTrue(
          command.matches("(?:[A-Z]+=\\$\\()?aws [a-z-]+ [a-z-]+ .*|aws sts get-caller-identity"),
          command);
    }
  }

  private static List<String> unguarded(Cause cause) {
    return commands(remedy(cause, Sample.KNOWN)).stream().map(Shell::unguarded).toList();
  }

  @Test
  void bashReadsThem() throws IOException, InterruptedException {
    for (var names : List.of(Sample.KNOWN, Sample.UNKNOWN)) {
      var all = withCommands().stream().flatMap(it -> commands(remedy(it, names)).stream());
      var read = shell.parse(all.toList());
      assertEquals(0, read.status(), read.said());
    }
  }

  @ParameterizedTest
  @MethodSource("withCommands")
  void argumentsArriveWhole(Cause cause) throws IOException, InterruptedException {
    var commands = unguarded(cause);
    var ran = shell.run(commands);
    assertEquals(0, ran.status(), ran.said());
    assertTrue(ran.calls().size() >= commands.size(), ran.toString());
    for (var argument : ran.calls().stream().flatMap(List::stream).toList()) {
      assertFalse(argument.isBlank(), ran.toString());
      if (argument.startsWith("{") || argument.startsWith("[")) {
        JSON.std.anyFrom(argument);
      }
    }
  }

  /** A name that is not known stops the shell, before anything is changed, with what is wanted. */
  @ParameterizedTest
  @MethodSource("withCommands")
  void aMissingNameStopsTheShell(Cause cause) throws IOException, InterruptedException {
    var remedy = remedy(cause, Sample.UNKNOWN);
    if (remedy.missing().isEmpty()) {
      return;
    }
    var ran = shell.run(remedy.commands());
    assertEquals(List.of(), ran.calls());
    assertTrue(ran.status() != 0, ran.said());
    assertTrue(remedy.missing().stream().anyMatch(ran.said()::contains), ran.said());
  }

  @Test
  void theRolesPolicyIsWhatIsMeant() throws IOException, InterruptedException {
    assertEquals(
        List.of(
            List.of(
                "iam",
                "put-role-policy",
                "--role-name",
                "orders-api",
                "--policy-name",
                "apigw-sqs-canary-send",
                "--policy-document",
                "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Sid\":\"SendOnly\",\"Effect\":\"Allow\","
                    + "\"Action\":\"sqs:SendMessage\",\"Resource\":\"arn:aws:sqs:eu-west-1:111122223333:orders\"}]}")),
        shell
            .run(
                remedy(cause("role-missing-sendmessage"), Sample.KNOWN).commands().stream()
                    .map(Shell::unguarded)
                    .toList())
            .calls());
  }

  @Test
  void theTemplateIsWhatIsMeant() throws IOException, InterruptedException {
    assertEquals(
        "Action=SendMessage&MessageBody=$util.urlEncode($input.body)",
        patched("integration-body-not-encoded"));
    assertEquals(
        "'application/x-www-form-urlencoded'", patched("integration-content-type-not-mapped"));
    assertEquals(
        "{\"QueueUrl\":\"https://sqs.eu-west-1.amazonaws.com/111122223333/orders\","
            + "\"MessageBody\":\"$util.escapeJavaScript($input.body).replaceAll(\"\\\\'\",\"'\")\"}",
        patched("integration-json-body-not-escaped"));
  }

  /** The resource that was read is named, the deployment comes last. */
  @Test
  void theApiIsPatchedAndDeployed() throws IOException, InterruptedException {
    var calls =
        shell.run(remedy(cause("integration-body-not-encoded"), Sample.KNOWN).commands()).calls();
    assertEquals(
        List.of("update-integration", "create-deployment"),
        calls.stream().map(it -> it.get(1)).toList());
    assertTrue(calls.getFirst().contains("res123"), calls.toString());
  }

  /** A URL of the target's own settings may have what a shell would run. */
  @Test
  void whatIsNoPlainWordIsAsFarAsACommandGoesNotKnown() throws IOException, InterruptedException {
    for (var hostile :
        List.of(
            "/a$(aws hostile)",
            "/a`aws hostile`",
            "/a';aws hostile'",
            "/a\";aws hostile;\"",
            "/a\naws hostile")) {
      var place = MethodAddress.at("eu-west-1", "a1b2c3", hostile, "/messages");
      var remedy = remedy(cause("gateway-route-not-deployed"), Sample.names(place, ""));
      assertTrue(remedy.missing().contains("the stage"), remedy.missing().toString());
      var ran = shell.run(commands(remedy));
      assertTrue(ran.calls().stream().noneMatch(it -> it.contains("hostile")), ran.toString());
    }
  }

  private static String patched(String id) throws IOException, InterruptedException {
    var calls = shell.run(remedy(cause(id), Sample.KNOWN).commands()).calls();
    var patch = calls.getFirst().getLast();
    return JSON.std.listOfFrom(PatchOperation.class, patch).getFirst().value;
  }

  /** One operation of a patch, as jackson-jr reads it. */
  public static final class PatchOperation {
    public String op;
    public String path;
    public String value;
  }

  private static Cause cause(String id) {
    return catalogue().stream().filter(it -> it.id().equals(id)).findFirst().orElseThrow();
  }

  private static Remedy remedy(Cause cause, KnownNames names) {
    return Remedy.of(cause.entry().fixedBy(), names);
  }

  /** In the order in which a person would run them. */
  private static List<String> commands(Remedy remedy) {
    var commands = new ArrayList<>(remedy.commands());
    List.of(remedy.verify(), remedy.undo()).stream()
        .filter(it -> !it.isEmpty())
        .forEach(commands::add);
    return commands;
  }
}
