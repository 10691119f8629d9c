package canary;

import java.util.function.UnaryOperator;

/** How a sentence of AWS comes to be pasted: in envelopes, escaped, between words, wrapped. */
enum Wrapping {
  BARE(it -> it),
  WORDS(it -> "It failed in production: " + it),
  JSON(it -> "{\"message\":\"" + json(it) + "\"}"),
  CAPITAL(it -> "{\"Message\":\"" + json(it) + "\"}"),
  QUERY(
      it ->
          "{\"Error\":{\"Code\":\"AccessDenied\",\"Message\":\"%s\",\"Type\":\"Sender\"}}"
              .formatted(json(it))),
  XML(
      it ->
          "<ErrorResponse><Error><Code>AccessDenied</Code><Message>%s</Message></Error></ErrorResponse>"
              .formatted(it.replace("<", "&lt;"))),
  BOTO(it -> "An error occurred (AccessDenied) when calling the SendMessage operation: " + it),
  HTML(it -> it.replace("\"", "&quot;").replace("'", "&#x27;").replace("<", "&lt;")),
  QUOTED(it -> "\"" + json(it) + "\""),
  WRAPPED_AT_40(it -> it.replaceAll("(.{40})", "$1\n")),
  WRAPPED_AT_WORDS(it -> it.replaceAll("(.{30}) ", "$1\r\n  "));

  private final UnaryOperator<String> around;

  Wrapping(UnaryOperator<String> around) {
    this.around = around;
  }

  String around(String sentence) {
    return around.apply(sentence);
  }

  private static String json(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
  }
}
