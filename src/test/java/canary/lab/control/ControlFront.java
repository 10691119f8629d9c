package canary.lab.control;

import static java.nio.charset.StandardCharsets.UTF_8;

import canary.lab.Laboratory;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.jr.ob.JSON;

/**
 * The operations by which people change and look at a laboratory's account: those that fixes use.
 * The AWS CLI, whose network ends here, asks for them with their parameters as JSON.
 */
public final class ControlFront implements AutoCloseable {
  private final HttpServer server;
  private final ApiControl api;
  private final IamControl iam;
  private final SqsControl sqs;
  private final KmsControl kms;
  private final Ec2Control ec2;

  private ControlFront(Laboratory lab) throws IOException {
    api = new ApiControl(lab);
    iam = new IamControl(lab);
    sqs = new SqsControl(lab);
    kms = new KmsControl(lab);
    ec2 = new Ec2Control(lab);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.start();
  }

  /** A front of this laboratory; what its stage serves now is the deployment {@code deployment}. */
  public static ControlFront of(Laboratory lab) throws IOException {
    return new ControlFront(lab);
  }

  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var asked = JSON.std.mapFrom(exchange.getRequestBody().readAllBytes());
      var call =
          new Call(
              asked.get("service").toString(),
              asked.get("operation").toString(),
              parameters(asked.get("parameters")));
      var body = JSON.std.asString(answer(call)).getBytes(UTF_8);
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private Map<String, Object> answer(Call call) {
    try {
      return Map.of(
          "answer",
          switch (call.service()) {
            case "apigateway" -> api.answer(call);
            case "iam" -> iam.answer(call);
            case "sqs" -> sqs.answer(call);
            case "kms" -> kms.answer(call);
            case "ec2" -> ec2.answer(call);
            case "sts" -> Map.of("Account", "111122223333");
            case String _ -> throw Call.notInLab(call);
          });
    } catch (Refusal refused) {
      return Map.of("code", refused.code(), "message", refused.getMessage());
    } catch (RuntimeException broken) {
      return Map.of("code", "LabFailure", "message", broken.toString());
    }
  }

  private static Map<String, Object> parameters(Object written) {
    var parameters = new LinkedHashMap<String, Object>();
    ((Map<?, ?>) written).forEach((name, value) -> parameters.put(name.toString(), value));
    return parameters;
  }
}
