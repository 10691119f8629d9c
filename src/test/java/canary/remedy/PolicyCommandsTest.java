package canary.remedy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import canary.finding.Arn;
import canary.policy.Policy;
import canary.remedy.PolicyPlace.Type;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that set a policy, in a real shell, before an account that has one policy. */
class PolicyCommandsTest {
  private static final int NAMES = 10_000;
  private static final int BATCH = 500;
  private static final String READ =
      """
      { "Version" : "2012-10-17", "Id" : "keep",
        "Statement" : [ {"Sid":"A","Effect":"Allow","Principal":"*","Action":"sqs:*",
          "Resource":"*","Condition":{"StringEquals":{"aws:PrincipalTag/x":"it's \\\\ a \\u00e9"}}},
          {"Effect":"Deny","Principal":"*","Action":"sqs:SendMessage","Resource":"*"} ] }
      """;

  @TempDir private Path directory;

  @Test
  void theChecksumIsThatOfTheSystem() throws IOException, InterruptedException {
    for (var text : List.of("", "a", "a b\n\\c", "é\u4e2d".repeat(700), READ)) {
      Files.writeString(directory.resolve("text"), text);
      assertEquals(PosixChecksum.of(text), shell("<text " + PosixChecksum.COMMAND).strip());
    }
  }

  @Test
  void oneStatementIsChangedAndTheRestStays() {
    var edit = edit();
    assertEquals(List.of("Remove statement 2 of the policy of queue orders"), edit.words());
    assertEquals(
        "{\"Version\":\"2012-10-17\",\"Id\":\"keep\",\"Statement\":[{\"Sid\":\"A\","
            + "\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"sqs:*\",\"Resource\":\"*\","
            + "\"Condition\":{\"StringEquals\":{\"aws:PrincipalTag/x\":"
            + "\"it\\u0027s \\\\ a \\u00e9\"}}}]}",
        edit.policy().document());
  }

  /** Run twice it says the same; what somebody else set meanwhile is left alone. */
  @Test
  void onlyWhatWasReadIsReplaced() throws IOException, InterruptedException {
    var place = place("orders");
    var changed = edit().policy().document();
    var commands = new PolicyCommands(place).change(READ, changed);
    for (var there : List.of(READ, READ.strip().replace(" ", "  "))) {
      assertTrue(run(there, commands).endsWith("SET\n"), there);
    }
    assertEquals("The policy of queue orders has this change already.\n", run(changed, commands));
    var said = run(READ.replace("keep", "other"), commands);
    assertEquals(
        "Stopped: the policy of queue orders is not what was read. Nothing was changed.\n", said);
  }

  /** Another's change of it is not taken away; an error that is no answer stops, too. */
  @Test
  void whatIsTakenBackTwiceIsGoneAlready() throws IOException, InterruptedException {
    var role = Arn.parse("arn:aws:iam::111122223333:role/r").orElseThrow();
    var commands = new PolicyCommands(PolicyPlace.added(role, "p"));
    var document = "{\"Version\":\"2012-10-17\",\"Statement\":[]}";
    var gone = ">&2 echo; >&2 echo 'An error occurred (NoSuchEntity) when calling it'; exit 254";
    assertEquals("delete-role-policy\n", said("cat there", document, commands.withdraw(document)));
    assertEquals(
        "\nThe policy p of role r is gone already.\n", said(gone, "", commands.withdraw(document)));
    assertEquals("\nput-role-policy\n", said(gone, "", commands.change("", document).getFirst()));
    var stopped = "Stopped: the policy p of role r is not what was read. Nothing was changed.\n";
    assertEquals(stopped, said("cat there", "{\"Version\":\"x\"}", commands.withdraw(document)));
    var denied = ">&2 echo 'An error occurred (AccessDenied)'; exit 254";
    assertEquals(
        "An error occurred (AccessDenied)\n" + stopped,
        said(denied, "", commands.withdraw(document)));
  }

  private String said(String show, String there, String command)
      throws IOException, InterruptedException {
    Files.writeString(directory.resolve("there"), there);
    Files.writeString(
        directory.resolve("aws"),
        "#!/bin/bash\nif [[ $2 == get-* ]]; then %s; else echo $2; fi\n".formatted(show));
    directory.resolve("aws").toFile().setExecutable(true);
    return shell("PATH=.:$PATH; " + command);
  }

  @Test
  void theRollbackHasWhatWasReadToTheByte() throws IOException, InterruptedException {
    var inline =
        new PolicyPlace(
            Type.INLINE,
            Arn.parse("arn:aws:iam::111122223333:role/r").orElseThrow(),
            "p",
            policy());
    Files.writeString(directory.resolve("aws"), "#!/bin/bash\nprintf %s \"${!#}\" >got\n");
    directory.resolve("aws").toFile().setExecutable(true);
    shell("PATH=.:$PATH; " + new PolicyCommands(inline).restore(READ, false).getFirst());
    assertEquals(READ, Files.readString(directory.resolve("got")));
  }

  /** Names with blanks, quotes, dollars, other alphabets and a dash in front, many a shell. */
  @Test
  void noNameBreaksOut() throws IOException, InterruptedException {
    var random = new Random(20261128);
    for (var batch = 0; batch < NAMES / BATCH; batch++) {
      var names = new ArrayList<String>();
      var script = new StringBuilder();
      for (var i = 0; i < BATCH; i++) {
        var name = name(random);
        names.add(name);
        var option = ShellWord.option("--name", name);
        assertFalse(option.startsWith("--name -"), option);
        script.append("printf '%s\\0' ").append(option).append('\n');
      }
      Files.writeString(directory.resolve("script"), script);
      var said = shell("bash --norc script").split("\0");
      var at = 0;
      for (var name : names) {
        if (name.startsWith("-")) {
          assertEquals("--name=" + name, said[at++]);
        } else {
          assertEquals("--name", said[at++]);
          assertEquals(name, said[at++]);
        }
      }
      assertEquals(said.length, at);
    }
  }

  private static String name(Random random) {
    var alphabet = " '\"$`\\!;&|<>(){}[]*?~#=%-\n\tabAZ09_é中😀";
    var name = new StringBuilder(random.nextInt(4) == 0 ? "-" : "x");
    for (var length = random.nextInt(20); length > 0; length--) {
      var points = alphabet.codePoints().toArray();
      name.appendCodePoint(points[random.nextInt(points.length)]);
    }
    return name.toString();
  }

  private static PolicyEdit edit() {
    var where = place("orders").words();
    return PolicyEdit.none(policy())
        .changing(1, new StatementChange.Removed(), where)
        .orElseThrow();
  }

  private static PolicyPlace place(String queue) {
    var arn = Arn.parse("arn:aws:sqs:eu-west-1:111122223333:" + queue).orElseThrow();
    return new PolicyPlace(Type.QUEUE, arn, "", policy());
  }

  private static Policy policy() {
    return Policy.parse("policy", READ).found().orElseThrow();
  }

  private String run(String there, List<String> commands) throws IOException, InterruptedException {
    Files.writeString(directory.resolve("there"), there);
    Files.writeString(
        directory.resolve("aws"),
        "#!/bin/bash\n[ \"$2\" = set-queue-attributes ] && echo SET || cat there\n");
    directory.resolve("aws").toFile().setExecutable(true);
    return shell("PATH=.:$PATH; " + String.join(" && ", commands));
  }

  private String shell(String command) throws IOException, InterruptedException {
    var process =
        new ProcessBuilder("bash", "--norc", "-c", command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .start();
    var said = new String(process.getInputStream().readAllBytes(), UTF_8);
    process.waitFor();
    return said;
  }
}
