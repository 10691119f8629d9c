package canary.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.jr.ob.JSON;

class PayloadTest {
  private static final Instant EXPIRES = Instant.ofEpochSecond(1_800_000_000);
  private static final List<Payload> ALL =
      List.of(
          Payload.combined("id-1", EXPIRES, ""),
          Payload.plain("id-1", EXPIRES, ""),
          Payload.combined("id-1", EXPIRES, "key"),
          Payload.plain("id-1", EXPIRES, "key"));

  @Test
  void isAJsonObjectWithItsMarkerFirst() throws IOException {
    for (var payload : ALL) {
      var json = JSON.std.mapFrom(payload.body());
      assertEquals("__canary", json.keySet().iterator().next());
      var marker = (Map<?, ?>) json.get("__canary");
      assertEquals(1, marker.get("v"));
      assertEquals("id-1", marker.get("id"));
      assertEquals(1_800_000_000, marker.get("exp"));
    }
  }

  @Test
  void theDelayIsTheFirstParameterOfAFormThatIsNotEncoded() {
    var form = "Action=SendMessage&MessageBody=" + Payload.combined("id-1", EXPIRES, "key").body();
    assertEquals("DelaySeconds=901", form.split("&")[2]);
  }

  @Test
  void neverActsOnAnotherQueueOrWithAnotherAction() {
    var allowed = Set.of("DelaySeconds", "b");
    for (var payload : ALL) {
      var parameters = Arrays.stream(payload.body().split("&")).skip(1).map(it -> it.split("=")[0]);
      assertTrue(allowed.containsAll(parameters.collect(Collectors.toSet())));
      for (var word : List.of("Action=", "QueueUrl=", "Attribute", "Version=")) {
        assertFalse(payload.body().contains(word), word);
      }
    }
  }

  @Test
  void theCombinedOneHasEveryTroublesomeCharacter() {
    var body = Payload.combined("id-1", EXPIRES, "").body();
    for (var trouble :
        List.of("&", "+", "%41", "%20", "%zz", "'", "\\\"", "\\\\", "é", "漢", "😀")) {
      assertTrue(body.contains(trouble), trouble);
    }
  }

  @Test
  void thePlainOneNeedsNoEncoding() {
    var body = Payload.plain("id-1", EXPIRES, "key").body();
    assertTrue(body.matches("[A-Za-z0-9 {}\":,_-]+"), body);
  }

  /** The first value is known from RFC 4231, test case 2. */
  @Test
  void signsWithHmacSha256() {
    assertEquals(
        "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
        Payload.signature("what do ya want for nothing?", "Jefe"));
    var signature = Payload.signature("id-1|1800000000", "key");
    assertTrue(ALL.get(2).body().contains("\"sig\":\"" + signature + "\""));
    assertFalse(ALL.get(0).body().contains("sig"));
  }

  /** The digest of https://www.rfc-editor.org/rfc/rfc1321 A.5 for "abc". */
  @Test
  void digestsAsSqsDoes() {
    assertEquals("900150983cd24fb0d6963f7d28e17f72", new Payload("abc").md5());
  }
}
