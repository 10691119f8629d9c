package canary.remedy;

import canary.evidence.Evidence;
import canary.evidence.Integration;
import canary.evidence.IntegrationResponse;
import canary.evidence.Protocol;
import canary.json.JsonWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The fix of a response that hides the proof of delivery. */
public final class MessageIdFix {
  private MessageIdFix() {}

  /** The message id and the digest travel in headers beside what clients get now. */
  public static Optional<Remedy> showMessageId(Evidence account, KnownNames names) {
    return ResponseFixes.saved(account)
        .flatMap(
            base ->
                base.responseFor(200)
                    .found()
                    .filter(IntegrationResponse::isSuccess)
                    .map(it -> showMessageId(base, it, names)));
  }

  private static Remedy showMessageId(
      Integration base, IntegrationResponse there, KnownNames names) {
    var from =
        base.protocol() == Protocol.JSON
            ? "integration.response.body."
            : "integration.response.body.SendMessageResponse.SendMessageResult.";
    var status = there.statusCode();
    var declared = new ArrayList<PatchOperation>();
    var mapped = new ArrayList<PatchOperation>();
    for (var member : List.of("MessageId", "MD5OfMessageBody")) {
      var path = PatchOperation.pointer("responseParameters", "method.response.header." + member);
      declared.add(PatchOperation.add(path, "false"));
      mapped.add(PatchOperation.add(path, from + member));
    }
    var declaration =
        ResponseCommands.ofMethod(
            members(ResponseCommands.responseOf("method", status), declared),
            "[null,null]",
            "[false,false]",
            "method response %s of {api.path}".formatted(status));
    var mapping =
        ResponseCommands.ofIntegration(
            members(ResponseCommands.responseOf("integration", status), mapped),
            list(mapped, it -> Optional.ofNullable(there.parameters().get(it.key()))),
            list(mapped, it -> Optional.of(it.value())),
            "integration response %s of {api.path}".formatted(status));
    return new ApiChange(
            "Give clients MessageId and MD5OfMessageBody in headers beside what they get now;"
                + " deploy.",
            List.of(
                ResponseCommands.patched(
                        ResponseCommands.methodResponse("update", status), declared)
                    .behind(declaration),
                ResponseCommands.patched(
                        ResponseCommands.integrationResponse("update", status), mapped)
                    .behind(mapping)),
            List.of(
                ResponseCommands.patched(
                        ResponseCommands.integrationResponse("update", status),
                        mapped.stream().map(it -> reversed(it, there)).toList())
                    .behind(mapping.reversed()),
                ResponseCommands.patched(
                        ResponseCommands.methodResponse("update", status),
                        declared.stream().map(it -> PatchOperation.remove(it.path())).toList())
                    .behind(declaration.reversed())),
            "",
            "not judged, because headers of a response are not executed.")
        .remedy(names);
  }

  private static PatchOperation reversed(PatchOperation added, IntegrationResponse there) {
    return Optional.ofNullable(there.parameters().get(added.key()))
        .map(it -> PatchOperation.set(added.path(), it))
        .orElseGet(() -> PatchOperation.remove(added.path()));
  }

  private static String members(String response, List<PatchOperation> operations) {
    return operations.stream()
        .map(it -> response + "." + it.field() + "." + JsonWriter.write(it.key()))
        .collect(Collectors.joining(",", "[", "]"));
  }

  private static String list(
      List<PatchOperation> operations, Function<PatchOperation, Optional<String>> value) {
    return operations.stream()
        .map(it -> value.apply(it).map(JsonWriter::write).orElse(Unchanged.NOTHING))
        .collect(Collectors.joining(",", "[", "]"));
  }
}
