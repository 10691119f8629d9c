package canary;

import static canary.SetupRun.LOCALHOST;
import static canary.SetupRun.answer;
import static canary.SetupRun.rawAnswer;
import static canary.SetupRun.setup;
import static canary.SetupRun.watch;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import canary.lab.Laboratory;
import canary.lab.account.LabAccount;
import canary.lab.fault.Fault;
import canary.lab.fault.OwnersApi;
import canary.lab.fault.OwnersApis;
import canary.lab.fault.TutorialApis;
import canary.lab.fault.WebhookApis;
import canary.lab.gateway.DomainName;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.jr.ob.JSON;

/** The line that setup prints, given to the template, makes a canary that is green. */
class SetupTest {
  static List<OwnersApi> apis() {
    return Stream.of(OwnersApis.ALL, WebhookApis.ALL, TutorialApis.ALL)
        .flatMap(List::stream)
        .toList();
  }

  @ParameterizedTest
  @MethodSource("apis")
  void theLineIsGreen(OwnersApi api) throws Exception {
    try (var lab = Laboratory.start(api.stack())) {
      watch(lab, api);
      var run = LabRun.of(lab, LabAccount.of(lab));
      assertEquals("HEALTHY", run.status(), run.log());
      assertEquals(List.of(), run.notices());
      assertEquals(1, lab.messages().size());
      var inspected = LabRun.inspecting(lab, LabAccount.of(lab));
      assertTrue(!inspected.status().equals("FAILING"), inspected.report().toString());
      assertTrue(
          inspected.causes().stream()
              .noneMatch(it -> it.id().equals("canary-request-does-not-fit")),
          inspected.report().toString());
    }
  }

  static Stream<Arguments> faults() {
    return apis().stream()
        .flatMap(api -> api.faults().stream().map(it -> Arguments.of(api, it, it.what())));
  }

  @ParameterizedTest(name = "{0}: {2}")
  @MethodSource("faults")
  void whatBreaksItIsNamed(OwnersApi api, Fault fault, String what) throws Exception {
    try (var lab = Laboratory.start(api.stack())) {
      watch(lab, api);
      fault.change().accept(lab);
      var run = LabRun.of(lab, LabAccount.of(lab));
      assertEquals(
          fault.cause().id() + " " + fault.verdict(),
          run.causes().stream().findFirst().map(LabRun.Named::describe).orElse("nothing"),
          () -> run.reply() + " " + run.causes());
      assertEquals(1, run.notices().size());
    }
  }

  /** The probe and an inspection name it. */
  @Test
  void aTightenedModelIsMetByTheBodyThatTheReportPrints() throws Exception {
    var api = named("a strict model");
    try (var lab = Laboratory.start(api.stack())) {
      watch(lab, api);
      var sound = LabRun.inspecting(lab, LabAccount.of(lab)).said();
      assertTrue(sound.endsWith("; the message meets the model for application/json"), sound);
      api.faults().getFirst().change().accept(lab);
      var said = LabRun.of(lab, LabAccount.of(lab)).said();
      var inspected = LabRun.inspecting(lab, LabAccount.of(lab)).said();
      assertEquals(after("does not meet", said), after("does not meet", inspected));
      assertTrue(said.contains("lacks the required property customer"), said);
      lab.set("TARGET_BODY", after("does: ", said));
      assertEquals("HEALTHY", LabRun.of(lab, LabAccount.of(lab)).status());
    }
  }

  private static String after(String words, String text) {
    return text.substring(text.indexOf(words) + words.length());
  }

  private static OwnersApi named(String what) {
    return OwnersApis.ALL.stream().filter(it -> it.what().equals(what)).findFirst().orElseThrow();
  }

  @Test
  void peopleReadItAsText() throws IOException {
    try (var lab = Laboratory.start(Map.of())) {
      var url = lab.environment().get("TARGET_URL");
      var event = Map.of("mode", "setup", "url", url, "format", "text");
      var blind = LabAccount.of(lab).denying("queue");
      var text = rawAnswer(lab, JSON.std.asString(event), blind);
      for (var line :
          List.of(
              "  method: POST /messages\n",
              "  owner's stack: ",
              "\nWATCH IT\nsam deploy --stack-name 'messages-canary'",
              "\nADD\n  TargetQueueArn, which may stay empty: the queue was not read",
              "\nNOT CHECKED\n  queue: ")) {
        assertTrue(text.contains(line), text);
      }
    }
  }

  /** A key store is not supported: setup and an inspection say so. */
  @Test
  void mutualTlsIsSaidToBeUnsupported() throws Exception {
    var api = named("a custom domain with a base path and a Lambda authorizer");
    try (var lab = Laboratory.start(api.stack())) {
      watch(lab, api);
      var mappings = Map.of("orders", lab.stack().reference("Api") + "/prod");
      lab.callThrough(new DomainName(mappings, true), "/orders/messages");
      var url = lab.environment().get("TARGET_URL").replaceFirst(LOCALHOST, "https://localhost");
      var needs = setup(lab, url).get("needs").toString();
      assertTrue(needs.contains("mutual TLS, which is not supported"), needs);
      var inspected = LabRun.inspecting(lab, LabAccount.of(lab));
      assertEquals("UNPROVEN", inspected.status());
      assertEquals(
          "canary-request-does-not-fit CONFIRMED", inspected.causes().getFirst().describe());
    }
  }

  /** What the URL's query has is sent with each message, and names no other method. */
  @Test
  void theQueryOfTheUrlIsKept() throws IOException {
    try (var lab = Laboratory.start(Map.of())) {
      var url = lab.environment().get("TARGET_URL");
      var answer = setup(lab, url + "?source=web");
      assertEquals(List.of(), answer.get("needs"));
      var parameters = (Map<?, ?>) answer.get("parameters");
      assertEquals(url, parameters.get("TargetApiUrl"));
      assertEquals("source=web", parameters.get("TargetQuery"));
    }
  }

  /** As where a click is counted and led on. */
  @Test
  void aRedirectIsSaidToBeNoSuccess() throws IOException {
    try (var lab = Laboratory.start(Map.of())) {
      lab.change(
          it ->
              it.at(
                      "Api",
                      "DefinitionBody",
                      "paths",
                      "/messages",
                      "post",
                      "x-amazon-apigateway-integration",
                      "responses",
                      "default",
                      "statusCode")
                  .put("302"));
      var needs = setup(lab, lab.environment().get("TARGET_URL")).get("needs").toString();
      assertTrue(needs.contains("it replies 302"), needs);
    }
  }

  @Test
  void whatWasNotReadIsSaidAndNotGuessed() throws IOException {
    try (var lab = Laboratory.start(Map.of())) {
      var blind =
          LabAccount.of(lab).denying("deployment").denying("queue").denying("request validation");
      var answer = setup(lab, lab.environment().get("TARGET_URL"), blind);
      var parameters = (Map<?, ?>) answer.get("parameters");
      assertTrue(!parameters.containsKey("TargetAuthorization"), parameters.toString());
      assertTrue(!parameters.containsKey("TargetQueueArn"), parameters.toString());
      var needs = answer.get("needs").toString();
      for (var name : List.of("TargetAuthorization", "TargetQueueArn", "TargetBody")) {
        assertTrue(needs.contains(name), needs);
      }
      assertTrue(answer.get("notRead").toString().contains("the right to read queue"), needs);
    }
  }

  /** Of the group id any parameter is as good. */
  static Stream<OwnersApi> apisWithHeaders() {
    return OwnersApis.ALL.stream()
        .filter(it -> !it.headers().isEmpty() && !it.headers().containsKey("X-Group"));
  }

  @Test
  void aParameterThatMayBeInTheQueryIsPutThere() throws IOException {
    var api = named("a FIFO queue with the group id of a header");
    try (var lab = Laboratory.start(api.stack())) {
      api.change().accept(lab);
      var answer = setup(lab, lab.environment().get("TARGET_URL"));
      assertEquals(List.of(), answer.get("needs"));
      assertEquals("X-Group={{id}}", ((Map<?, ?>) answer.get("parameters")).get("TargetQuery"));
    }
  }

  @ParameterizedTest
  @MethodSource("apisWithHeaders")
  void headersThatOnlyTheOwnerHasAreAskedFor(OwnersApi api) throws IOException {
    try (var lab = Laboratory.start(api.stack())) {
      api.change().accept(lab);
      var url = lab.environment().get("TARGET_URL").replaceFirst(LOCALHOST, "https://localhost");
      var needs = (List<?>) setup(lab, url, LabAccount.of(lab)).get("needs");
      assertEquals(1, needs.size(), needs.toString());
      assertTrue(
          needs.getFirst().toString().matches("TargetHeaders: .* (x-api-key|Authorization), .*"),
          needs.toString());
    }
  }

  @Test
  void allMistakesAreSaidAtOnce() throws IOException {
    try (var lab = Laboratory.start(Map.of())) {
      var answer =
          answer(
              lab,
              "{\"mode\":\"setup\",\"url\":\"ftp://u:secret@x/\",\"region\":\"EU\",\"method\":\"DO\","
                  + "\"headers\":\"key\",\"arn\":1}",
              LabAccount.of(lab));
      var mistakes = (List<?>) answer.get("mistakes");
      assertEquals(5, mistakes.size(), mistakes.toString());
      assertTrue(!mistakes.toString().contains("secret"), mistakes.toString());
    }
  }
}
