package canary.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import canary.lab.gateway.caller.Callers;
import canary.lab.gateway.caller.Session;
import canary.lab.integration.Backend;
import canary.lab.integration.BackendRequest;
import canary.lab.integration.BackendResponse;
import canary.lab.integration.ScriptedBackend;
import canary.lab.integration.TestInvocation;
import canary.lab.template.Resolved;
import canary.lab.template.TemplateException;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ApiFrontTest {
  private static final String PREFIX =
      "[A-Z][a-z]{2} [A-Z][a-z]{2} \\d\\d \\d\\d:\\d\\d:\\d\\d UTC \\d{4} : ";

  private final ScriptedBackend sqs = new ScriptedBackend();
  private final LabClient client = new LabClient();

  @AfterEach
  void close() {
    client.close();
  }

  @Test
  void theLogOfATestInvocationHasAwsGrammar() throws Exception {
    try (ApiFront lab = ApiFront.start(OwnLab.stack(Map.of()), sqs)) {
      TestInvocation invocation = lab.testInvoke("{\"a\": \"&\"}", Map.of());

      String url = "https://sqs.eu-west-1.amazonaws.com/111122223333/orders-Queue-\\w+";
      List<String> grammar =
          List.of(
              "Execution log for request [0-9a-f-]{36}",
              PREFIX + "Starting execution for request: [0-9a-f-]{36}",
              PREFIX + "HTTP Method: POST, Resource Path: /messages",
              PREFIX + "Method request path: \\{}",
              PREFIX + "Method request query string: \\{}",
              PREFIX + "Method request headers: \\{}",
              PREFIX + "Method request body before transformations: \\{\"a\": \"&\"}",
              PREFIX + "Endpoint request URI: " + url,
              PREFIX
                  + "Endpoint request headers: \\{Authorization=\\*+, Accept=application/json,"
                  + " Content-Type=application/x-www-form-urlencoded,"
                  + " User-Agent=AmazonAPIGateway_\\w{10}}",
              PREFIX
                  + "Endpoint request body after transformations:"
                  + " Action=SendMessage&MessageBody=%7B%22a%22%3A\\+%22%26%22%7D",
              PREFIX + "Sending request to " + url,
              PREFIX + "Received response\\. Status: 200, Integration latency: \\d+ ms",
              PREFIX + "Endpoint response headers: \\{.*}",
              PREFIX + "Endpoint response body before transformations: \\{\"Send.*}",
              PREFIX + "Method response body after transformations: \\{\"Send.*}",
              PREFIX
                  + "Method response headers: \\{X-Amzn-Trace-Id=Root=1-\\w{8}-\\w{24},"
                  + " Content-Type=application/json}",
              PREFIX + "Successfully completed execution",
              PREFIX + "Method completed with status: 200");
      List<String> lines = invocation.log().lines().toList();
      assertEquals(grammar.size(), lines.size(), invocation.log());
      for (int line = 0; line < grammar.size(); line++) {
        assertTrue(lines.get(line).matches(grammar.get(line)), lines.get(line));
      }
      assertEquals(200, invocation.status());
      assertEquals(Set.of("X-Amzn-Trace-Id", "Content-Type"), invocation.headers().keySet());
    }
  }

  @Test
  void anEditShowsInATestInvocationAndOnTheStageOnlyWhenDeployed() throws Exception {
    try (ApiFront lab = ApiFront.start(OwnLab.stack(Map.of("ApiAuthorization", "NONE")), sqs)) {
      lab.apply(template("Action=SendMessage&MessageBody=edited"));

      client.post(lab.url(), "{}");
      assertEquals("Action=SendMessage&MessageBody=%7B%7D", sqs.lastBody());
      lab.testInvoke("{}", Map.of());
      assertEquals("Action=SendMessage&MessageBody=edited", sqs.lastBody());

      lab.deploy();
      client.post(lab.url(), "{}");
      assertEquals("Action=SendMessage&MessageBody=edited", sqs.lastBody());
    }
  }

  @Test
  void aCanaryOfTheStageGetsItsShareOfTheNewestDeployment() throws Exception {
    try (ApiFront lab = ApiFront.start(OwnLab.stack(Map.of("ApiAuthorization", "NONE")), sqs)) {
      lab.apply(stack -> stack.at("Api", "CanarySetting").put(Map.of("PercentTraffic", 50)));
      lab.apply(template("Action=SendMessage&MessageBody=edited"));
      lab.deploy();

      // Sixty-four even draws that all fall alike are one case in 2^63.
      Set<String> bodies = new TreeSet<>();
      for (int request = 0; request < 64; request++) {
        client.post(lab.url(), "{}");
        bodies.add(sqs.lastBody());
      }
      assertEquals(2, bodies.size(), bodies.toString());
    }
  }

  @Test
  void aTestInvocationTakesItsStageVariablesFromTheCaller() throws Exception {
    try (ApiFront lab = ApiFront.start(OwnLab.stack(Map.of()), sqs)) {
      lab.apply(
          stack ->
              OwnLab.integration(stack, "uri")
                  .put("arn:aws:apigateway:eu-west-1:sqs:path/1/${stageVariables.queue}")
                  .at("Api", "Variables")
                  .put(Map.of("queue", "of-the-stage")));

      assertEquals(500, lab.testInvoke("{}", Map.of()).status());
      assertEquals(200, lab.testInvoke("{}", Map.of("queue", "given")).status());
      assertEquals("/1/given", sqs.requests().getLast().path());
    }
  }

  @Test
  void aTestInvocationValidatesButAsksForNoSignature() throws Exception {
    try (ApiFront lab = ApiFront.start(OwnLab.stack(Map.of()), sqs)) {
      TestInvocation refused = lab.testInvoke("[]", Map.of());

      assertEquals(400, refused.status());
      assertEquals("{\"message\":\"Invalid request body\"}", refused.body());
      assertEquals(200, lab.testInvoke("{}", Map.of()).status());
    }
  }

  @Test
  void servicesSeeTheStackAsItStandsAtTheCall() throws Exception {
    Resolved stack = OwnLab.stack(Map.of());
    try (ApiFront lab =
        ApiFront.start(
            stack,
            Callers.only(ApiFront.canary(stack)),
            current ->
                new Backend() {
                  @Override
                  public Optional<Session> assume(String roleArn, String servicePrincipal) {
                    return current.get().find("ExecutionRole").map(_ -> new Session(roleArn, "s"));
                  }

                  @Override
                  public BackendResponse call(BackendRequest request) {
                    return sqs.call(request);
                  }
                },
            InstantSource.system())) {
      assertEquals(200, lab.testInvoke("{}", Map.of()).status());
      lab.apply(changed -> changed.without("ExecutionRole"));
      assertEquals(500, lab.testInvoke("{}", Map.of()).status());
    }
  }

  @Test
  void anApiThatIsGoneIsForbidden() throws Exception {
    try (ApiFront lab = ApiFront.start(OwnLab.stack(Map.of()), sqs)) {
      var url = lab.url();
      lab.apply(stack -> stack.without("Api"));

      HttpResponse<String> answer = client.post(url, "{}");
      assertEquals(403, answer.statusCode());
      assertEquals("{\"message\":\"Forbidden\"}", answer.body());
    }
  }

  @Test
  void aDefectOfTheLabIsNoAnswerOfApiGateway() throws Exception {
    ApiFront lab =
        ApiFront.start(
            OwnLab.stack(Map.of("ApiAuthorization", "NONE")),
            new Backend() {
              @Override
              public Optional<Session> assume(String roleArn, String servicePrincipal) {
                throw new IllegalStateException("a defect");
              }

              @Override
              public BackendResponse call(BackendRequest request) {
                return sqs.call(request);
              }
            });

    assertThrows(IOException.class, () -> client.post(lab.url(), "{}"));
    IllegalStateException found = assertThrows(IllegalStateException.class, lab::close);
    assertEquals("a defect", found.getCause().getMessage());
  }

  @Test
  void whatTheLabDoesNotModelIsRefused() throws Exception {
    try (ApiFront lab = ApiFront.start(OwnLab.stack(Map.of()), sqs)) {
      assertThrows(
          TemplateException.class, () -> lab.apply(stack -> stack.at("Api", "Auth").put(Map.of())));
      assertFalse(lab.stack().resource("Api").properties().containsKey("Auth"));
    }
  }

  private static UnaryOperator<Resolved> template(String text) {
    return stack -> OwnLab.integration(stack, "requestTemplates", "application/json").put(text);
  }
}
