package canary.full;

import canary.full.ShapesDifferenceTest.Compared;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;

/** A kind of difference between the model and LocalStack, and who is right by what. */
enum ShapeDifference {
  CONTENT_TYPE_PARAMETERS(
      "LocalStack compares a content type with its parameters; that AWS compares it without is not"
          + " documented",
      it ->
          it.shape().sent().contentType().contains(";")
              && (it.isUnsupportedThere() || it.isStoredHereOnly())),
  EMPTY_TEMPLATE(
      "LocalStack takes an empty template for none; AWS keeps it, as null in GetIntegration, and"
          + " what it does then is not documented",
      it -> it.shape().template().filter(String::isEmpty).isPresent() && it.isUnsupportedThere()),
  BINARY_TYPE(
      "LocalStack applies templates to payloads that stay binary; AWS is reported to answer 500"
          + " Unable to transform request",
      it ->
          it.isStoppedHere()
              && it.shape().isBinary()
              && it.shape().handling().isEmpty()
              && it.shape().template().isPresent()),
  CONVERT_TO_BINARY(
      "LocalStack goes on where a text is no Base64; AWS is documented to decode it:"
          + " docs.aws.amazon.com/apigateway/latest/developerguide/"
          + "api-gateway-payload-encodings-workflow.html",
      it -> it.isStoppedHere() && it.shape().handling().equals("CONVERT_TO_BINARY")),
  UNQUOTED_LITERAL(
      "LocalStack goes on with a literal without single quotes; AWS refuses to save one",
      it ->
          it.isStoppedHere()
              && it.shape().parameters().values().stream().anyMatch(Compared::isUnquoted)),
  FORM_BY_PUT(
      "LocalStack loses a form that comes by PUT or PATCH; AWS documents no such difference between"
          + " methods",
      it ->
          it.shape().sent().mediaType().endsWith("form-urlencoded")
              && !it.shape().sent().method().equals("POST")),
  ENVELOPE(
      "LocalStack answers 4xx to JSON without an operation; AWS is recorded to answer 200 with the"
          + " error in the body",
      it -> it.isStoredNowhere() && it.model().status() == 200 && it.localStack().status() == 502),
  BINARY_RESPONSE(
      "LocalStack does not map a response of a binary type, the model does; AWS documents neither",
      it -> !it.shape().binaryTypes().isEmpty() && it.localStack().status() == 500),
  DELAY_TOO_LONG(
      "LocalStack takes a delay over 900 seconds; AWS is documented not to:"
          + " docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html",
      it -> it.isStoredThereOnly() && it.saysDelayOf901()),
  BODY_IS_NO_FORM(
      "LocalStack takes the message from the query string beside a body that is no form; that AWS"
          + " refuses such a body is recorded",
      it -> it.isStoredThereOnly() && it.shape().isInQuery()),
  NO_ACCOUNT_IN_PATH(
      "LocalStack finds no queue by its name alone; on AWS it is reported to be the caller's",
      it -> it.isStoredHereOnly() && it.shape().uri().equals("path/{queue}")),
  QUEUE_URL_IN_BODY(
      "LocalStack does not read QueueUrl where the path is empty; AWS is reported to",
      it -> it.isStoredHereOnly() && it.shape().uri().equals("path/")),
  SERVER_ERROR(
      "LocalStack answers 5xx to what it cannot read; AWS is recorded to answer 4xx",
      it -> it.isStoredNowhere() && it.model().status() == 502 && it.localStack().status() == 503),
  NO_QUEUE_URL(
      "LocalStack takes the queue of the path where the JSON protocol has no QueueUrl; AWS"
          + " documents it as required",
      it -> it.isStoredThereOnly() && it.shape().isJsonWithoutQueueUrl()),
  JSON_WRITING(
      "LocalStack writes JSON with blanks and escapes, the model without; AWS documents neither",
      it -> it.isJsonAlike()),
  JSON_OF_TEXT(
      "LocalStack's $input.json and $input.path give nothing of a body that is no JSON, the model"
          + " its text; AWS documents neither",
      it -> !it.shape().sent().isJson() && it.shape().readsJson()),
  ESCAPED_NOTHING(
      "LocalStack's escapeJavaScript makes {} of an empty text; AWS documents that it escapes"
          + " characters",
      it -> it.isStoredThereOnly() && it.isThere("{}"));

  private final String right;
  private final Predicate<Compared> explains;

  ShapeDifference(String right, Predicate<Compared> explains) {
    this.right = right;
    this.explains = explains;
  }

  /** What differs, and who is right by what. */
  String right() {
    return right;
  }

  /** The kind of a difference; empty where it is of no listed one. */
  static Optional<ShapeDifference> of(Compared compared) {
    return Arrays.stream(values()).filter(it -> it.explains.test(compared)).findFirst();
  }
}
