package canary.lab.integration;

import canary.lab.gateway.ClientRequest;
import canary.lab.gateway.GatewayAnswer;
import canary.lab.gateway.GatewayError;
import canary.lab.gateway.caller.Session;
import canary.model.IntegrationEndpoint;
import canary.model.ServiceCall;
import canary.model.Stopped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs one request through a method: validation, integration request, service, method response. */
public record MethodExecution(Execution execution, Backend backend) {
  private static final String CALLER_CREDENTIALS = "arn:aws:iam::*:user/*";

  public GatewayAnswer run() {
    logRequest();
    try {
      GatewayAnswer answer = integrate();
      log("Successfully completed execution");
      log("Method completed with status: " + answer.status());
      return answer;
    } catch (Stopped stopped) {
      return refused(GatewayError.of(stopped));
    } catch (GatewayError error) {
      return refused(error);
    }
  }

  private GatewayAnswer refused(GatewayError error) {
    if (!error.logLine().isEmpty()) {
      log(error.logLine());
    }
    GatewayAnswer answer =
        execution.api().gatewayResponses().answer(error, execution.context().requestId());
    log("Method completed with status: " + answer.status());
    return answer;
  }

  private GatewayAnswer integrate() {
    execution.route().model().validate(execution.request(), execution.pathParameters());
    Integration integration = execution.route().integration();
    BackendResponse response =
        switch (integration.type()) {
          case AWS -> fromService();
          case MOCK ->
              MockIntegration.answer(
                  ServiceCall.body(
                      integration.request(), execution.received(), execution.surroundings()));
        };
    GatewayAnswer answer = MethodResponse.of(execution, response);
    log("Method response body after transformations: " + answer.text());
    execution.log().add("Method response headers", answer.headers());
    return answer;
  }

  private BackendResponse fromService() {
    ServiceCall request =
        ServiceCall.of(
            execution.route().integration().request(),
            execution.received(),
            execution.surroundings());
    BackendRequest call = BackendRequest.of(request, session());
    logCall(request);
    BackendResponse response = call(call);
    log(
        "Endpoint response body before transformations: "
            + new String(response.body(), StandardCharsets.UTF_8));
    return response;
  }

  /**
   * The session of the integration's role, or the caller's own
   * (https://docs.aws.amazon.com/apigateway/latest/api/API_PutIntegration.html, credentials).
   */
  private Session session() {
    String credentials =
        IntegrationEndpoint.filled(
            execution.route().integration().credentials(), execution.stageVariables());
    if (credentials.equals(CALLER_CREDENTIALS)) {
      return execution
          .caller()
          .orElseThrow(() -> GatewayError.configuration("Invalid credentials"));
    }
    return backend
        .assume(credentials, "apigateway.amazonaws.com")
        .orElseThrow(
            () ->
                GatewayError.configuration(
                    "API Gateway does not have permission to assume the provided role "
                        + credentials));
  }

  private BackendResponse call(BackendRequest request) {
    long start = System.nanoTime();
    CompletableFuture<BackendResponse> call =
        CompletableFuture.supplyAsync(() -> backend.call(request), Thread::startVirtualThread);
    try {
      BackendResponse response =
          call.get(execution.route().integration().timeout().toMillis(), TimeUnit.MILLISECONDS);
      log(
          "Received response. Status: %d, Integration latency: %d ms"
              .formatted(
                  response.status(), Duration.ofNanos(System.nanoTime() - start).toMillis()));
      execution.log().add("Endpoint response headers", response.headers());
      return response;
    } catch (TimeoutException late) {
      throw GatewayError.timedOut();
    } catch (InterruptedException | ExecutionException defect) {
      throw new IllegalStateException("The backend of the lab failed", defect);
    }
  }

  private void logRequest() {
    ClientRequest request = execution.request();
    log("Starting execution for request: " + execution.context().requestId());
    log(
        "HTTP Method: %s, Resource Path: %s"
            .formatted(request.method(), execution.route().resourcePath()));
    execution.log().add("Method request path", execution.pathParameters());
    execution.log().add("Method request query string", request.queryByName());
    execution.log().add("Method request headers", request.headers());
    log("Method request body before transformations: " + request.text());
  }

  private void logCall(ServiceCall request) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Authorization", "*".repeat(16));
    headers.putAll(request.headers());
    log("Endpoint request URI: " + request.url());
    execution.log().add("Endpoint request headers", headers);
    log(
        "Endpoint request body after transformations: "
            + new String(request.body(), StandardCharsets.UTF_8));
    log("Sending request to " + request.url());
  }

  private void log(String line) {
    execution.log().add(line);
  }
}
