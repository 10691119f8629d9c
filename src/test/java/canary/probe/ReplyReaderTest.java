package canary.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReplyReaderTest {

  static List<Recorded> recorded() {
    return Recorded.ALL;
  }

  @ParameterizedTest
  @MethodSource("recorded")
  void readsWhatWasRecorded(Recorded recorded) {
    var wanted = recorded.wanted("want").split(" ", 2);
    assertEquals(
        switch (wanted[0]) {
          case "ACCEPTED" -> accepted(wanted[1].split(" "));
          case "UNRECOGNIZED" -> new ParsedReply.Unrecognized();
          default -> refused(recorded, Layer.valueOf(wanted[0]), wanted[1]);
        },
        ReplyReader.read(recorded.reply()));
  }

  @Test
  void aLayerIsToldByStructureAndNeverByStatus() {
    var body = Recorded.named("no-such-queue").body();
    for (var status : List.of(200, 202, 400, 404, 500)) {
      var said = ReplyReader.read(Reply.of(status, java.util.Map.of(), body));
      assertEquals(
          "AWS.SimpleQueueService.NonExistentQueue", ((ParsedReply.Refused) said).refusal().code());
    }
  }

  private static ParsedReply accepted(String[] idAndDigest) {
    return new ParsedReply.Accepted(
        idAndDigest[0], idAndDigest[1].equals("-") ? "" : idAndDigest[1]);
  }

  private static ParsedReply refused(Recorded recorded, Layer layer, String code) {
    var refusal = Refusal.of(layer, code, recorded.wanted("says"), requestId(recorded));
    return new ParsedReply.Refused(
        recorded.wanted("enveloped").equals("true") ? refusal.enveloped() : refusal);
  }

  private static String requestId(Recorded recorded) {
    return recorded.wanted("id").isEmpty()
        ? recorded.reply().header("x-amzn-RequestId")
        : recorded.wanted("id");
  }
}
