package canary;

import static java.util.regex.Pattern.CASE_INSENSITIVE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * One word for one thing, that of AWS and of on-call engineers: words that were replaced do not
 * come back, neither in texts for people nor in comments. Names in code are free.
 */
class VocabularyTest {
  private record Word(Pattern old, String better) {}

  private static final List<Word> WORDS =
      List.of(
          word("mend(s|ed|ing)?", "fix"),
          word("anew", "again; recreated"),
          word("told", "reported, notified"),
          word("may not", "is not allowed to; possibly not"),
          word("whatever", "any"),
          word("(some|any|every)body", "a user, anyone, all principals"),
          word("notices?", "notification"),
          word("mails?", "email"),
          word("rights|right to", "permission"),
          word("sound", "valid, healthy"),
          word("wanted is|wants? an?", "use; requires"),
          word("kin", "the like"),
          word("(leaves?|left) it to", "delegates to"),
          word("keeps? [\\w{}.' ]{1,30} out", "blocks"),
          word("does not let [\\w ]{1,30} through", "blocks"),
          word("(principals?|role) that (is|are) gone", "deleted principal"),
          word("an? added Allow cannot", "adding an Allow does not help"),
          word("to be settled by", "To confirm:"),
          word("not known:", "not checked:"),
          word("all the same", "despite it; or nothing"),
          word("please|simply", "nothing"),
          word("whoever keeps", "whoever manages"),
          word("Except [^ ]{1,99} (on [^ ]{1,99} )?from", "Exempt"),
          word(
              "\\w*(organis|recognis|serialis|customis|authoris|initialis|summaris)\\w*"
                  + "|behaviours?|colours?|licence|misspelt|modelled",
              "AWS's spelling"));

  /** Texts and comments of Java; a text goes on over a +, a comment over its lines. */
  private static final Pattern SAID =
      Pattern.compile(
          "\"\"\"[\\s\\S]*?\"\"\""
              + "|\"(?:[^\"\\\\\\n]|\\\\.)*+\"(?:\\s*\\+\\s*\"(?:[^\"\\\\\\n]|\\\\.)*+\")*+"
              + "|/\\*[\\s\\S]*?\\*/"
              + "|//[^\\n]*(?:\\n\\s*//[^\\n]*)*+");

  /** What joins two lines of a comment, or two parts of a text. */
  private static final Pattern SEAM =
      Pattern.compile("\"\\s*\\+\\s*\"|\\s*\\R\\s*(?:\\*(?!/)|//|#)?\\s*");

  /** Names in prose: code between backticks and in Javadoc, values of a policy in a command. */
  private static final Pattern NAME =
      Pattern.compile("`[^`\\n]+`|\\{@(?:code|link) [^}]*\\}|\\\\\"\\w+\\\\\"");

  @Test
  void wordsThatWereReplacedDoNotComeBack() throws IOException {
    var found = new ArrayList<String>();
    for (var file : files()) {
      found.addAll(in(file.toString(), Files.readString(file)));
    }
    assertEquals(List.of(), found, String.join("\n", found));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/** The policy is made anew. */",
        "/**\n   * The role may\n   * not send.\n   */",
        "failing(\n    \"the queue wants\"\n        + \" a signature\")",
        "// Without it a user is\n    // told: the topic is encrypted.",
      })
  void aWordIsFoundAcrossLines(String text) {
    assertEquals(1, in("Some.java", text).size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "var told = sound.mail(\"the email\");",
        "/** Amendments, toldo and {@code mail} are other words; so is a right answer. */",
      })
  void namesAndOtherWordsAreFree(String text) {
    assertEquals(List.of(), in("Some.java", text));
  }

  private static List<String> in(String file, String text) {
    var said =
        file.endsWith(".java")
            ? SAID.matcher(text)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.joining(" ¶ "))
            : text;
    var prose =
        SEAM.matcher(NAME.matcher(said).replaceAll("_")).replaceAll(" ").replaceAll(" {2,}", " ");
    return WORDS.stream()
        .flatMap(
            word ->
                word.old()
                    .matcher(prose)
                    .results()
                    .map(it -> "%s: \"%s\", say: %s".formatted(file, it.group(), word.better())))
        .toList();
  }

  private static Word word(String old, String better) {
    return new Word(
        Pattern.compile("(?<![\\w.$-])(?:" + old + ")(?![\\w(=-])", CASE_INSENSITIVE), better);
  }

  private static List<Path> files() throws IOException {
    var all = new ArrayList<>(List.of(Path.of("README.md"), Path.of("template.yaml")));
    for (var folder : List.of("events", "src/main", "src/test/resources/canary/emails")) {
      try (Stream<Path> below = Files.walk(Path.of(folder))) {
        below.filter(Files::isRegularFile).sorted().forEach(all::add);
      }
    }
    return all;
  }
}
