package canary.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import canary.evidence.Sample;
import canary.finding.Finding;
import canary.rights.Requests;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyReaderTest {
  private static final String FULL =
      Sample.statement(
          "'Sid':'A','Effect':'Deny','NotPrincipal':{'AWS':['111122223333','*'],'Service':'a.b'},"
              + "'NotAction':['sqs:*','kms:Decrypt'],'Resource':'*','Condition':{"
              + "'Bool':{'aws:SecureTransport':false},'NumericLessThan':{'k':[5,1.10]},"
              + "'StringEquals':{'empty':[]}}");

  @Test
  void keepsEveryElementAndEveryCondition() {
    var statement = Sample.policy("p", FULL).statements().getFirst();
    assertEquals("A", statement.name());
    assertEquals(3, statement.principals().orElseThrow().entries().size());
    assertTrue(statement.actions().inverted());
    assertEquals(
        List.of(
            new Condition("Bool", "aws:SecureTransport", List.of("false")),
            new Condition("NumericLessThan", "k", List.of("5", "1.10")),
            new Condition("StringEquals", "empty", List.of())),
        statement.conditions());
  }

  @Test
  void takesOneStatementWithoutList() {
    var json = "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}}";
    assertEquals("#1", Sample.policy("p", json).statements().getFirst().name());
  }

  @Test
  void takesAnAccountNumberWithoutQuotes() {
    var json = Sample.statement("'Effect':'Allow','Principal':{'AWS':123456789012},'Action':'a:b'");
    var entries = Sample.policy("p", json).statements().getFirst().principals().orElseThrow();
    assertEquals(new Principals.Principal("AWS", "123456789012"), entries.entries().getFirst());
  }

  static Stream<String> refused() {
    return Stream.of(
            "'Effect':'Allow','Effect':'Deny','Action':'a:b'",
            "'Effect':'allow','Action':'a:b'",
            "'effect':'Allow','Action':'a:b'",
            "'Action':'a:b'",
            "'Effect':'Allow'",
            "'Effect':'Allow','Action':[]",
            "'Effect':'Allow','Action':{'a':'b'}",
            "'Effect':'Allow','Action':[['a:b']]",
            "'Effect':'Allow','Action':'a:b','NotAction':'c:d'",
            "'Effect':'Allow','Action':'a:b','Principal':'111122223333'",
            "'Effect':'Allow','Action':'a:b','Principal':null",
            "'Effect':'Allow','Action':'a:b','Principal':{'Aws':'*'}",
            "'Effect':'Allow','Action':'a:b','Condition':'none'",
            "'Effect':'Allow','Action':'a:b','Condition':{'StringEquals':{}}",
            "'Effect':'Allow','Action':'a:b','Condition':{'StringEquals':['k']}",
            "'Effect':'Allow','Action':'a:b','Condition':{'StringEquals':{'k':null}}",
            "'Effect':'Allow','Action':'a:b','Condition':{'StringEquals':{'k':{'x':'y'}}}",
            "'Effect':'Allow','Action':'a:b','condition':{'StringEquals':{'k':'v'}}",
            "'Effect':null,'Action':'a:b'")
        .map(Sample::statement);
  }

  @ParameterizedTest
  @MethodSource("refused")
  void refusesStatementsItDoesNotWhollyUnderstand(String json) {
    assertInstanceOf(Finding.Unreadable.class, Policy.parse("p", json));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "null",
        "[]",
        "{}",
        "\"text\"",
        "{\"Statement\":null}",
        "{\"Statement\":[1]}",
        "{\"Statement\":[]} {\"Statement\":[]}",
        "{\"Statement\":[]} x",
        "{\"Version\":\"2020-01-01\",\"Statement\":[]}",
        "{\"Version\":2012,\"Statement\":[]}",
        "{\"Statement\":[],\"Statement\":[]}",
        "{'Statement':[]}",
        "// c\n{\"Statement\":[]}",
        "{\"Statement\":[],}"
      })
  void refusesOtherTexts(String json) {
    assertInstanceOf(Finding.Unreadable.class, Policy.parse("p", json));
  }

  private static List<Statement> statements(Finding<Policy> read) {
    return read.found().orElseThrow().statements();
  }

  /** The document is kept as it was read, the statements are the same. */
  @Test
  void takesTheFormsInWhichAwsGivesPolicies() {
    var plain = Policy.parse("p", Sample.MAY_SEND);
    var encoded = URLEncoder.encode(Sample.MAY_SEND, StandardCharsets.UTF_8).replace("+", "%20");
    var escaped = Sample.MAY_SEND.replace("\n", "").replace("\"", "\\\"").replace("/", "\\/");
    assertEquals(statements(plain), statements(Policy.parseEncoded("p", encoded)));
    assertEquals(statements(plain), statements(Policy.parseEscaped("p", escaped)));
    assertEquals(statements(plain), statements(Policy.parseEscaped("p", Sample.MAY_SEND)));
    assertInstanceOf(Finding.Unreadable.class, Policy.parseEncoded("p", "%7B%zz"));
    assertInstanceOf(Finding.Unreadable.class, Policy.parseEscaped("p", "{\\\"a\":1}"));
  }

  @Test
  void refusesDeepAndHugeTexts() {
    var deep = "{\"Statement\":" + "[".repeat(30_000) + "]".repeat(30_000) + "}";
    var huge = "{\"Id\":\"" + "x".repeat(1 << 20) + "\",\"Statement\":[]}";
    var number = "{\"Id\":" + "9".repeat(60_000) + ",\"Statement\":[]}";
    for (var json : List.of(deep, huge, number)) {
      assertInstanceOf(Finding.Unreadable.class, Policy.parse("p", json));
    }
  }

  @Test
  void neverThrowsOnMutatedPolicies() {
    var random = new Random(20261123);
    int read = 0;
    for (int i = 0; i < 10_000; i++) {
      var text = new StringBuilder(i % 2 == 0 ? FULL : Sample.MAY_SEND);
      for (int change = random.nextInt(1, 4); change > 0; change--) {
        mutate(text, random);
      }
      if (Policy.parse("p", text.toString()) instanceof Finding.Known<Policy>(var policy)) {
        read++;
        policy.decide(PolicyKind.values()[i % 3], Requests.send(Sample.role(), Sample.queue("")));
      }
    }
    assertTrue(read > 500 && read < 9_500, "mutations that could still be read: " + read);
  }

  private static void mutate(StringBuilder text, Random random) {
    int at = random.nextInt(text.length());
    switch (random.nextInt(4)) {
      case 0 -> text.deleteCharAt(at);
      case 1 -> text.insert(at, "{}[]\",:\\\0\uD800*${a".charAt(random.nextInt(14)));
      case 2 -> text.setCharAt(at, (char) random.nextInt(0x3000));
      default -> text.insert(at, text.substring(at, Math.min(text.length(), at + 20)));
    }
  }
}
