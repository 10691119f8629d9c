package canary.remedy;

import canary.evidence.Evidence;
import canary.evidence.Integration;
import canary.evidence.IntegrationResponse;
import canary.evidence.Protocol;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
                    .map(it -> showMessageId(base, it.statusCode(), names)));
  }

  private static Remedy showMessageId(Integration base, String status, KnownNames names) {
    var from =
        base.protocol() == Protocol.JSON
            ? "integration.response.body."
            : "integration.response.body.SendMessageResponse.SendMessageResult.";
    var declared = new ArrayList<PatchOperation>();
    var mapped = new ArrayList<PatchOperation>();
    for (var member : List.of("MessageId", "MD5OfMessageBody")) {
      var header = "method.response.header." + member;
      var path = PatchOperation.pointer("responseParameters", header);
      declared.add(PatchOperation.add(path, "false"));
      mapped.add(PatchOperation.add(path, from + member));
    }
    return new ApiChange(
            "Give clients MessageId and MD5OfMessageBody in headers beside what they get now;"
                + " deploy.",
            List.of(
                ResponseFixes.patched(ResponseFixes.methodResponse("update", status), declared),
                ResponseFixes.patched(ResponseFixes.integrationResponse("update", status), mapped)),
            List.of(
                ResponseFixes.patched(
                    ResponseFixes.integrationResponse("update", status), removed(mapped)),
                ResponseFixes.patched(
                    ResponseFixes.methodResponse("update", status), removed(declared))),
            "",
            "not judged, because headers of a response are not executed.")
        .remedy(names);
  }

  private static List<PatchOperation> removed(List<PatchOperation> added) {
    return added.stream().map(it -> PatchOperation.remove(it.path())).toList();
  }
}
