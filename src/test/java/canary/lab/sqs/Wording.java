package canary.lab.sqs;

import canary.lab.integration.BackendResponse;
import canary.lab.service.Sentence;
import canary.model.Dialect;
import canary.model.ErrorCode;
import canary.model.SqsError;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The three ways in which SQS words an answer.
 *
 * <p>Sources: https://repost.aws/knowledge-center/api-gateway-rest-api-sqs-errors (query as JSON),
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-api-responses.html
 * (query as XML) and
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-json-api-responses.html
 * (JSON).
 */
enum Wording {
  QUERY_AS_JSON("application/json"),
  QUERY_AS_XML("text/xml"),
  JSON_PROTOCOL("application/x-amz-json-1.0");

  private final String mediaType;

  Wording(String mediaType) {
    this.mediaType = mediaType;
  }

  static Wording of(Dialect dialect) {
    return valueOf(dialect.name());
  }

  BackendResponse success(Receipt receipt) {
    String requestId = UUID.randomUUID().toString();
    Tree metadata = new Tree().and("RequestId", requestId);
    return switch (this) {
      case QUERY_AS_JSON ->
          answer(
              200,
              requestId,
              new Tree()
                  .and(
                      "SendMessageResponse",
                      new Tree()
                          .and("ResponseMetadata", metadata)
                          .and("SendMessageResult", completeResult(receipt)))
                  .json());
      case QUERY_AS_XML ->
          answer(
              200,
              requestId,
              new Tree()
                  .and("SendMessageResult", result(receipt))
                  .and("ResponseMetadata", metadata)
                  .xml("SendMessageResponse", "http://queue.amazonaws.com/doc/2012-11-05/"));
      case JSON_PROTOCOL -> answer(200, requestId, result(receipt).json());
    };
  }

  BackendResponse failure(SqsError error) {
    String requestId = UUID.randomUUID().toString();
    ErrorCode code = error.code();
    return switch (this) {
      case QUERY_AS_JSON ->
          answer(
              code.status(),
              requestId,
              new Tree()
                  .and(
                      "Error",
                      new Tree()
                          .and("Code", code.query())
                          .and("Message", error.message())
                          .and("Type", code.type()))
                  .and("RequestId", requestId)
                  .json());
      case QUERY_AS_XML ->
          answer(
              code.status(),
              requestId,
              new Tree()
                  .and(
                      "Error",
                      new Tree()
                          .and("Type", code.type())
                          .and("Code", code.query())
                          .and("Message", error.message())
                          .and("Detail", ""))
                  .and("RequestId", requestId)
                  .xml("ErrorResponse", code.xmlNamespace()));
      case JSON_PROTOCOL -> {
        Optional<String> message = Optional.of(error.message()).filter(it -> !it.isEmpty());
        Tree body = new Tree().and("__type", code.json());
        yield with(
            answer(
                code.status(), requestId, body.andIfPresent(code.messageMember(), message).json()),
            code.query() + ";" + code.type());
      }
    };
  }

  /** To a request without an operation SQS answers in XML, whatever was asked for. */
  static BackendResponse unknownOperation() {
    return QUERY_AS_XML.answer(
        404, UUID.randomUUID().toString(), Sentence.UNKNOWN_OPERATION_XML.says());
  }

  /** What the front end says to JSON that names no operation; a 200. */
  static BackendResponse unknownOperationOfFrontEnd() {
    return QUERY_AS_JSON.answer(
        200, UUID.randomUUID().toString(), Sentence.UNKNOWN_OPERATION_CORAL.says());
  }

  private static Tree result(Receipt receipt) {
    return new Tree()
        .and("MessageId", receipt.messageId())
        .and("MD5OfMessageBody", receipt.md5OfMessageBody())
        .andIfPresent("MD5OfMessageAttributes", receipt.md5OfMessageAttributes())
        .andIfPresent("SequenceNumber", receipt.sequenceNumber());
  }

  private static Tree completeResult(Receipt receipt) {
    return new Tree()
        .andOrNull("MD5OfMessageAttributes", receipt.md5OfMessageAttributes())
        .and("MD5OfMessageBody", receipt.md5OfMessageBody())
        .andOrNull("MD5OfMessageSystemAttributes", Optional.empty())
        .and("MessageId", receipt.messageId())
        .andOrNull("SequenceNumber", receipt.sequenceNumber());
  }

  private BackendResponse answer(int status, String requestId, String body) {
    return new BackendResponse(
        status,
        Map.of("Content-Type", mediaType, "x-amzn-RequestId", requestId),
        body.getBytes(StandardCharsets.UTF_8));
  }

  private static BackendResponse with(BackendResponse response, String queryError) {
    Map<String, String> headers = new TreeMap<>(response.headers());
    headers.put("x-amzn-query-error", queryError);
    return new BackendResponse(response.status(), Map.copyOf(headers), response.body());
  }
}
