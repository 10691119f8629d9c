package canary.model;

import canary.json.JsonReader;
import canary.json.NotJson;
import canary.model.Rehearsal.Encoding;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The damage to characters in a client's values, found by messages that differ in nothing else.
 *
 * @param needs what a message has to have
 */
record CharacterTrial(Rehearsing run, Set<String> needs) {

  /** Each character that a form reads otherwise, and what stands for it where it must not. */
  private static final Map<String, String> STAND_INS = Map.of("&", "qAq", "+", "qPq", "%", "qCq");

  private static final String OF_FORMS = "1&x=1+1%41";
  private static final String OF_STRINGS = "it's\"q\"back\\slash";

  /** What a form's characters suffer in a message that arrives without them. */
  Encoding ofForms() {
    if (run.addsBlank(needs)) {
      return Encoding.NOT_ENCODED;
    }
    var stood = run.fitted(needs, standIns(OF_FORMS), "1");
    var troubled = run.fitted(needs, OF_FORMS, "1");
    if (!stood.sent() || troubled.effect() instanceof SendResult.NotKnown) {
      return Encoding.NOT_COMPARABLE;
    }
    if (!troubled.sent() || !shape(troubled).equals(shape(stood))) {
      return Encoding.NOT_ENCODED;
    }
    if (stood.body().equals(troubled.body()) || troubled.body().equals(raw(stood.body()))) {
      return Encoding.INTACT;
    }
    if (troubled.body().contains(encoded(run.client().message().format().escaped(OF_FORMS)))) {
      return Encoding.ENCODED_TWICE;
    }
    return stood.body().contains(standIns(OF_FORMS).substring(0, 4))
        ? Encoding.NOT_ENCODED
        : Encoding.NOT_COMPARABLE;
  }

  /** Whether quotes and backslashes break a message that is JSON without them. */
  boolean quotesBreak(Trial reference, Encoding encoding) {
    if (!isJson(reference.body())) {
      return false;
    }
    var troubled = run.fitted(needs, OF_STRINGS, "1");
    return !troubled.effect().mayArrive() && encoding == Encoding.INTACT
        || troubled.sent() && !isJson(troubled.body());
  }

  private static List<?> shape(Trial trial) {
    return trial
        .message()
        .map(
            it ->
                List.<Object>of(
                    it.attributes().keySet(),
                    it.groupId().isPresent(),
                    it.deduplicationId().isPresent(),
                    it.delaySeconds()))
        .orElse(List.of());
  }

  private static boolean isJson(String text) {
    try {
      return JsonReader.read(text) instanceof Object value
          && (value instanceof Map<?, ?> || value instanceof List<?>);
    } catch (NotJson notJson) {
      return false;
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String standIns(String text) {
    var stood = text;
    for (var entry : STAND_INS.entrySet()) {
      stood = stood.replace(entry.getKey(), entry.getValue());
    }
    return stood;
  }

  /** The characters in the places of their stand-ins, as the client's format writes them. */
  private String raw(String stood) {
    var raw = stood;
    for (var entry : STAND_INS.entrySet()) {
      raw = raw.replace(entry.getValue(), run.client().message().format().escaped(entry.getKey()));
    }
    return raw;
  }
}
