package canary.remedy;

import canary.json.JsonWriter;
import java.util.List;

/** The commands for the responses of a method and of its integration, each behind a look. */
final class ResponseCommands {
  private ResponseCommands() {}

  static Command patched(String head, List<PatchOperation> operations) {
    return new Command(head + " --patch-operations", IntegrationPatch.word(operations));
  }

  static Command select(String status, String from, String to) {
    return patched(
            integrationResponse("update", status),
            List.of(PatchOperation.set("/selectionPattern", to)))
        .behind(
            ofIntegration(
                responseOf("integration", status) + ".selectionPattern",
                JsonWriter.write(from),
                JsonWriter.write(to),
                "integration response %s of {api.path}".formatted(status)));
  }

  static Command added(String status, String pattern) {
    var words = pattern.isEmpty() ? "" : "--selection-pattern '" + pattern + "'";
    return new Command(integrationResponse("put", status), words).behind(addition(status, pattern));
  }

  static Command removed(String status, String pattern) {
    return Command.of(integrationResponse("delete", status))
        .behind(addition(status, pattern).reversed());
  }

  private static Look addition(String status, String pattern) {
    return ofIntegration(
        responseOf("integration", status) + ".[statusCode,selectionPattern]",
        Unchanged.NOTHING,
        shown(status, pattern),
        "integration response %s of {api.path}".formatted(status));
  }

  /** Status and pattern of an integration response, as the AWS CLI prints both. */
  static String shown(String status, String pattern) {
    return "[%s,%s]"
        .formatted(
            JsonWriter.write(status),
            pattern.isEmpty() ? Unchanged.NOTHING : JsonWriter.write(pattern));
  }

  static Command declared(String status) {
    return Command.of(methodResponse("put", status)).behind(declaration(status));
  }

  static Command undeclared(String status) {
    return Command.of(methodResponse("delete", status)).behind(declaration(status).reversed());
  }

  private static Look declaration(String status) {
    return ofMethod(
        responseOf("method", status) + ".statusCode",
        Unchanged.NOTHING,
        JsonWriter.write(status),
        "method response %s of {api.path}".formatted(status));
  }

  /** The member of a method, or of its integration, that is the response of a status. */
  static String responseOf(String owner, String status) {
    return owner + "Responses." + JsonWriter.write(status);
  }

  static Look ofMethod(String query, String read, String set, String what) {
    return new Look(
        "aws apigateway get-method " + RemedyTemplates.method(), query, read, set, what);
  }

  static Look ofIntegration(String query, String read, String set, String what) {
    return new Look(RemedyTemplates.show(), query, read, set, what);
  }

  static String methodResponse(String verb, String status) {
    return response(verb, "method", status);
  }

  static String integrationResponse(String verb, String status) {
    return response(verb, "integration", status);
  }

  private static String response(String verb, String of, String status) {
    return "aws apigateway %s-%s-response %s --status-code %s"
        .formatted(verb, of, RemedyTemplates.method(), status);
  }
}
