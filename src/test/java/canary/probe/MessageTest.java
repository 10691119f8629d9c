package canary.probe;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.URLDecoder;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.jr.ob.JSON;

/** A message with slots is well-formed whatever goes into them, and gives it back. */
class MessageTest {
  private static final String MARKER = "{\"v\":1,\"id\":\"7\",\"exp\":0}";

  @ParameterizedTest
  @EnumSource(value = Payload.Kind.class, names = "REFUSABLE", mode = EnumSource.Mode.EXCLUDE)
  void eachFormatGivesBackWhatWasPutIn(Payload.Kind kind) throws Exception {
    assertEquals(
        Map.of("m", JSON.std.anyFrom(MARKER), "n", MARKER, "i", "7", "t", kind.text(), "e", "\"7"),
        JSON.std.mapFrom(
            filled(
                kind,
                Format.JSON,
                "{\"m\":{{marker}},\"n\":\"{{marker}}\",\"i\":{{id}},\"t\":\"{{text}}\","
                    + "\"e\":\"\\\"{{id}}\"}")));
    assertEquals(
        Map.of("m", MARKER, "i", "7", "t", kind.text()),
        parameters(filled(kind, Format.FORM, "m={{marker}}&i={{id}}&t={{text}}")));
    var xml =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(
                new ByteArrayInputStream(
                    filled(kind, Format.XML, "<m a=\"{{marker}}\">{{text}}</m>").getBytes(UTF_8)))
            .getDocumentElement();
    assertEquals(MARKER, xml.getAttribute("a"));
    assertEquals(kind.text(), xml.getTextContent());
    assertEquals("7 " + kind.text() + "\n", filled(kind, Format.TEXT, "{{id}} {{text}}\n"));
  }

  @Test
  void aQueryHoldsTheMessageToo() {
    var message = new Message(Optional.of(""), "a=%20&m={{marker}}&t={{text}}", Format.JSON, "");
    var payload = message.payload(Payload.Kind.COMBINED, "7", Instant.EPOCH, "");
    assertEquals("", payload.body());
    assertEquals(
        Map.of("a", " ", "m", MARKER, "t", Payload.Kind.COMBINED.text()),
        parameters(URI.create("https://h/?" + payload.query()).getRawQuery().replace("+", "%2B")));
  }

  @Test
  void itsOwnerSeesWhatIsNoSlot() {
    assertEquals(
        List.of("txt", ""),
        new Message(Optional.of("{{txt}} {{id}}"), "a={{}}", Format.TEXT, "").unknownSlots());
    assertEquals(
        List.of(),
        new Message(Optional.of("{\"a\":{\"b\":{{marker}}}}"), "", Format.JSON, "").unknownSlots());
  }

  @Test
  void whatItHoldsIsKnown() {
    assertTrue(Message.OWN.isMarked() && Message.OWN.showsDamage());
    assertTrue(message(Format.TEXT, "{{id}}").isMarked());
    assertFalse(message(Format.TEXT, "{{id}}").showsDamage());
    assertFalse(message(Format.TEXT, "{{text}}").isMarked());
    var inQuery = new Message(Optional.of("{{id}}"), "text={{text}}", Format.TEXT, "text/plain");
    assertTrue(inQuery.showsDamage());
    assertFalse(inQuery.bodyShowsDamage());
  }

  /** The own message is the one of before: consumers may look for its very characters. */
  @Test
  void theOwnMessageIsThatOfEveryTarget() {
    for (var kind : Payload.Kind.values()) {
      assertEquals(
          Payload.own(kind, "7", Instant.EPOCH, "k"),
          Message.OWN.payload(kind, "7", Instant.EPOCH, "k"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "application/json, JSON",
    "Application/JSON; charset=utf-8, JSON",
    "application/vnd.api+json, JSON",
    "application/x-amz-json-1.1, JSON",
    "text/xml, XML",
    "application/soap+xml; charset=utf-8, XML",
    "application/x-www-form-urlencoded, FORM",
    "text/plain, TEXT"
  })
  void theTypeNamesTheFormat(String type, Format format) {
    assertEquals(Optional.of(format), Format.of(type));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "json", "multipart/form-data", "application/octet-stream", "image/*"})
  void noTextIsPutIntoAnyOther(String type) {
    assertEquals(Optional.empty(), Format.of(type));
  }

  private static String filled(Payload.Kind kind, Format format, String template) {
    return message(format, template).payload(kind, "7", Instant.EPOCH, "").body();
  }

  private static Message message(Format format, String template) {
    return new Message(Optional.of(template), "", format, "");
  }

  private static Map<String, String> parameters(String form) {
    return Arrays.stream(form.split("&"))
        .map(it -> it.split("=", 2))
        .collect(Collectors.toMap(it -> it[0], it -> URLDecoder.decode(it[1], UTF_8)));
  }
}
