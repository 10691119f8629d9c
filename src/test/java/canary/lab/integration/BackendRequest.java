package canary.lab.integration;

import canary.lab.gateway.caller.Session;
import canary.model.ServiceCall;
import java.util.Map;

/** What API Gateway sends to the service behind an AWS integration. */
public record BackendRequest(
    String region,
    String service,
    String method,
    String path,
    String query,
    Map<String, String> headers,
    byte[] body,
    Session session) {
  static BackendRequest of(ServiceCall call, Session session) {
    return new BackendRequest(
        call.endpoint().region(),
        call.endpoint().service(),
        call.method(),
        call.endpoint().path(),
        call.query(),
        call.headers(),
        call.body(),
        session);
  }
}
