package canary.lab.service;

import static canary.lab.service.World.NOW;
import static canary.lab.service.World.OWN;
import static canary.lab.service.World.fifo;
import static canary.lab.service.World.form;
import static canary.lab.service.World.queue;
import static canary.lab.service.World.request;
import static canary.lab.service.World.sound;
import static canary.lab.service.World.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import canary.lab.BackendRequest;
import canary.lab.BackendResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqsTest {
  private static final Map<String, String> FORM =
      Map.of("content-type", "application/x-www-form-urlencoded; charset=utf-8");
  private static final Map<String, String> FORM_FOR_JSON =
      Map.of("Content-Type", "application/x-www-form-urlencoded", "Accept", "application/json");

  private final Sqs sqs = new Sqs();

  @Test
  void queryAskedForJsonAnswersWithNulls() {
    BackendResponse response =
        answer(request("/" + OWN + "/orders", FORM_FOR_JSON, "Action=SendMessage&MessageBody=a"));

    Message kept = sqs.messages().getFirst();
    assertEquals(200, response.status());
    assertEquals(
        """
        {"SendMessageResponse":{"ResponseMetadata":{"RequestId":"%s"},"SendMessageResult":\
        {"MD5OfMessageAttributes":null,"MD5OfMessageBody":"0cc175b9c0f1b6a831c399e269772661",\
        "MD5OfMessageSystemAttributes":null,"MessageId":"%s","SequenceNumber":null}}}\
        """
            .formatted(response.headers().get("x-amzn-RequestId"), kept.id()),
        text(response));
  }

  @Test
  void queryAnswersInXml() {
    BackendResponse response =
        answer(request("/" + OWN + "/orders", FORM, "Action=SendMessage&MessageBody=a"));

    assertEquals("text/xml", response.headers().get("Content-Type"));
    assertTrue(
        text(response)
            .contains(
                "<SendMessageResponse xmlns=\"http://queue.amazonaws.com/doc/2012-11-05/\">"
                    + "<SendMessageResult><MessageId>"
                    + sqs.messages().getFirst().id()
                    + "</MessageId><MD5OfMessageBody>0cc175b9c0f1b6a831c399e269772661<"),
        () -> text(response));
  }

  @Test
  void jsonProtocolAnswersWithoutWrapper() {
    BackendResponse response = answer(json("{'QueueUrl':'THE_QUEUE','MessageBody':'a'}"));

    assertEquals(
        """
        {"MessageId":"%s","MD5OfMessageBody":"0cc175b9c0f1b6a831c399e269772661"}\
        """
            .formatted(sqs.messages().getFirst().id()),
        text(response));
  }

  /** What the article on API Gateway and SQS warns of, seen from the queue. */
  @ParameterizedTest(name = "{0} arrives as {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "a%26b%20%2B+%C3%A9 | a&b + é",
        "1+1 %41 | 1 1 A",
        "{\"t\":\"a&b=c\"} | {\"t\":\"a",
        "first&MessageBody=second | first",
      })
  void aFormIsDecoded(String sent, String arrived) {
    assertEquals(200, answer(form("Action=SendMessage&MessageBody=" + sent)).status());
    assertEquals(arrived, sqs.messages().getFirst().body());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"message\":\"Hello\"}",
        "\nAction=SendMessage&MessageBody=a",
        "Action=SendMessage&MessageBody={\"message\":\"lorem ipsum &\"}",
        "Action=SendMessage&MessageBody=100% sure",
        "Action=SendMessage&MessageBody=%zz",
      })
  void anUnreadableFormIsRefusedInTheOldWords(String body) {
    BackendResponse response = answer(form(body));
    assertEquals(403, response.status());
    assertTrue(text(response).contains("http://queue.amazonaws.com/doc/2009-02-01/"));
    assertTrue(
        text(response)
            .contains(
                "<Code>AccessDenied</Code><Message>Access to the resource"
                    + " https://sqs.eu-west-1.amazonaws.com/111122223333/orders is denied."),
        () -> text(response));
  }

  @ParameterizedTest(name = "{0} {1}: {3}")
  @CsvSource(
      quoteCharacter = '"',
      delimiter = '|',
      value = {
        "application/x-www-form-urlencoded | MessageBody=a | 404 | <UnknownOperationException/>",
        "text/plain | Action=SendMessage&MessageBody=a | 404 | <UnknownOperationException/>",
        "application/x-amz-json-1.0 | {} | 404 | <UnknownOperationException/>",
        "application/json | Action=SendMessage | 200 |"
            + " {\"Output\":{\"__type\":\"com.amazon.coral.service#UnknownOperationException\"},\"Version\":\"1.0\"}",
      })
  void aRequestWithoutOperationIsNotUnderstood(
      String contentType, String body, int status, String said) {
    BackendResponse response =
        answer(request("/" + OWN + "/orders", Map.of("Content-Type", contentType), body));
    assertEquals(status, response.status());
    assertEquals(said, text(response));
  }

  @Test
  void aGetCarriesItsParametersInTheQuery() {
    assertEquals("<UnknownOperationException/>", text(answer(get(""))));
    assertEquals(200, answer(get("Action=SendMessage&MessageBody=a")).status());
  }

  @ParameterizedTest(name = "{0} {1}: {2} {3}")
  @CsvSource(
      quoteCharacter = '"',
      delimiter = '|',
      value = {
        "/111122223333/orders | Action=FooBar | 400 InvalidAction | The action FooBar is not valid"
            + " for this endpoint.",
        "/111122223333/orders | Action=ListQueues | 400 InvalidAction | The action ListQueues is"
            + " not valid for this endpoint.",
        "/ | Action=SendMessage | 400 InvalidAction | The action SendMessage is not valid for this"
            + " endpoint.",
        "/orders | Action=SendMessage | 404 InvalidAddress | The address"
            + " https://sqs.eu-west-1.amazonaws.com/orders is not valid for this endpoint.",
        "/111122223333/Orders | Action=SendMessage | 400 AWS.SimpleQueueService.NonExistentQueue |"
            + " The specified queue does not exist for this wsdl version.",
        "/111122223333/orders |"
            + " Action=SendMessage&QueueUrl=https://sqs.eu-west-1.amazonaws.com/111122223333/no |"
            + " 400 AWS.SimpleQueueService.NonExistentQueue | The specified queue does not exist"
            + " for this wsdl version.",
        "/111122223333/orders |"
            + " Action=SendMessage&QueueUrl=https://sqs.us-east-1.amazonaws.com/111122223333/orders"
            + " | 404 InvalidAddress | The address"
            + " https://sqs.us-east-1.amazonaws.com/111122223333/orders is not valid for this"
            + " endpoint.",
      })
  void theQueueIsFoundByPathOrParameter(String path, String body, String error, String message) {
    assertRefused(answer(request(path, FORM_FOR_JSON, body)), error, message);
  }

  @ParameterizedTest(name = "{0}: {1} {2}")
  @CsvSource(
      quoteCharacter = '"',
      delimiter = '|',
      value = {
        "MessageBody= | 400 MissingParameter | The request must contain the parameter MessageBody.",
        "Version=2012-11-05 | 400 MissingParameter | The request must contain the parameter"
            + " MessageBody.",
        "MessageBody=a&DelaySeconds=901&z= | 400 InvalidParameterValue | Value 901 for parameter"
            + " DelaySeconds is invalid. Reason: DelaySeconds must be >= 0 and <= 900.",
        "MessageBody=a&DelaySeconds=-1 | 400 InvalidParameterValue | Value -1 for parameter"
            + " DelaySeconds is invalid. Reason: DelaySeconds must be >= 0 and <= 900.",
        "MessageBody=a&MessageGroupId=group+123 | 400 InvalidParameterValue | Value group 123 for"
            + " parameter MessageGroupId is invalid. Reason: MessageGroupId can only include"
            + " alphanumeric and punctuation characters. 1 to 128 in length.",
        "MessageBody=a&MessageDeduplicationId=1 | 400 InvalidParameterValue | Value 1 for parameter"
            + " MessageDeduplicationId is invalid. Reason: The request include parameter that is"
            + " not valid for this queue type.",
        "MessageBody=a&MessageAttribute.1.Name=ErrorDetails&MessageAttribute.1.Value.DataType=String&MessageAttribute.1.Value.StringValue="
            + " | 400 InvalidParameterValue | Message (user) attribute 'ErrorDetails' must contain"
            + " a non-empty value of type 'String'.",
      })
  void aStandardQueueRefuses(String parameters, String error, String message) {
    assertRefused(
        answer(request("/" + OWN + "/orders", FORM_FOR_JSON, "Action=SendMessage&" + parameters)),
        error,
        message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"%00", "%08", "%EF%BF%BE", "%EF%BF%BF"})
  void aStandardQueueRefusesCharacters(String character) {
    assertRefused(
        answer(
            request(
                "/" + OWN + "/orders",
                FORM_FOR_JSON,
                "Action=SendMessage&MessageBody=a" + character)),
        "400 InvalidMessageContents",
        "Invalid characters found. Valid unicode characters are #x9 | #xA | #xD | #x20 to #xD7FF"
            + " | #xE000 to #xFFFD | #x10000 to #x10FFFF");
  }

  @ParameterizedTest(name = "{0}: {1} {2}")
  @CsvSource(
      quoteCharacter = '"',
      delimiter = '|',
      value = {
        "MessageBody=a | 400 MissingParameter | The request must contain the parameter"
            + " MessageGroupId.",
        "MessageBody=a&MessageGroupId=g | 400 InvalidParameterValue | The queue should either have"
            + " ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly",
        "MessageBody=a&MessageGroupId=g&MessageDeduplicationId=1&DelaySeconds=2 | 400"
            + " InvalidParameterValue | Value 2 for parameter DelaySeconds is invalid. Reason: The"
            + " request include parameter that is not valid for this queue type.",
      })
  void aFifoQueueRefuses(String parameters, String error, String message) {
    assertRefused(
        answer(
            request("/" + OWN + "/orders.fifo", FORM_FOR_JSON, "Action=SendMessage&" + parameters),
            sound().with(fifo(false))),
        error,
        message);
  }

  @Test
  void theLimitIsTheQueuesAndCountsBytes() {
    Account small = sound().with(queue(OWN).withMaximumMessageSize(1024));
    String longest = "é".repeat(512);
    assertEquals(200, answer(form("Action=SendMessage&MessageBody=" + longest), small).status());
    assertRefused(
        answer(
            request(
                "/" + OWN + "/orders", FORM_FOR_JSON, "Action=SendMessage&MessageBody=a" + longest),
            small),
        "400 InvalidParameterValue",
        "One or more parameters are invalid. Reason: Message must be shorter than 1024 bytes.");
  }

  @Test
  void aDuplicateIsAcceptedAndNotKept() {
    Account account = sound().with(fifo(true));
    String path = "/" + OWN + "/orders.fifo";
    for (int i = 0; i < 2; i++) {
      assertEquals(
          200,
          answer(request(path, FORM, "Action=SendMessage&MessageBody=a&MessageGroupId=g"), account)
              .status());
    }
    assertEquals(1, sqs.messages().size());
    assertEquals(Optional.of("g"), sqs.messages().getFirst().groupId());
  }

  /**
   * The digest that LocalStack's tests recorded from AWS on 2024-04-30 for these three attributes.
   */
  @Test
  void attributesHaveTheirOwnDigest() {
    String parameters = "Action=SendMessage&MessageBody=msg";
    int n = 1;
    for (List<String> named :
        List.of(
            List.of("Help.Me", "Me"), List.of("Hello", "There"), List.of("General", "Kenobi"))) {
      String prefix = "&MessageAttribute." + n++ + ".";
      parameters +=
          prefix
              + "Name="
              + named.getFirst()
              + prefix
              + "Value.DataType=String"
              + prefix
              + "Value.StringValue="
              + named.getLast();
    }
    assertTrue(text(answer(form(parameters))).contains("4c360f3fdafd970e05fae2f149d997f5"));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      quoteCharacter = '"',
      delimiter = '|',
      value = {
        "{'MessageBody':'a'} | com.amazonaws.sqs#MissingRequiredParameterException |"
            + " MissingParameter | message | The request must contain the parameter QueueUrl.",
        "{'QueueUrl':'https://sqs.eu-west-1.amazonaws.com/111122223333/no','MessageBody':'a'} |"
            + " com.amazonaws.sqs#QueueDoesNotExist | AWS.SimpleQueueService.NonExistentQueue |"
            + " message | The specified queue does not exist.",
        "{'QueueUrl':'THE_QUEUE','MessageBody':true} |"
            + " com.amazon.coral.service#SerializationException | SerializationException | Message"
            + " | class java.lang.Boolean can not be converted to an String",
        "{'QueueUrl':'THE_QUEUE','MessageBody':{'a':1}} |"
            + " com.amazon.coral.service#SerializationException | SerializationException | Message"
            + " | Start of structure or map found where not expected.",
        "{'QueueUrl':'THE_QUEUE','MessageBody':'a','DelaySeconds':901} |"
            + " com.amazonaws.sqs#InvalidParameterValueException | InvalidParameterValue | message"
            + " | Value 901 for parameter DelaySeconds is invalid. Reason: DelaySeconds must be >="
            + " 0 and <= 900.",
      })
  void jsonProtocolNamesTheErrorTwice(
      String body, String type, String queryCode, String member, String message) {
    BackendResponse response = answer(json(body));
    assertEquals(400, response.status());
    assertEquals(
        "{\"__type\":\"%s\",\"%s\":\"%s\"}".formatted(type, member, message), text(response));
    assertEquals(queryCode + ";Sender", response.headers().get("x-amzn-query-error"));
  }

  @Test
  void brokenJsonIsNotSerializable() {
    assertEquals(
        "{\"__type\":\"com.amazon.coral.service#SerializationException\"}",
        text(answer(json("{'QueueUrl':'THE_QUEUE','MessageBody':'say 'no''}"))));
    assertEquals(
        "{\"__type\":\"com.amazon.coral.service#SerializationException\"}", text(answer(json(""))));
  }

  @Test
  void actionsThatTheLabDoesNotCarryOutAreNotFaked() {
    assertThrows(NotInLab.class, () -> answer(form("Action=PurgeQueue")));
    assertThrows(
        NotInLab.class, () -> answer(form("Action=SendMessage&MessageBody=a&DelaySeconds=soon")));
  }

  private static void assertRefused(BackendResponse response, String error, String message) {
    String[] statusAndCode = error.split(" ");
    assertEquals(Integer.parseInt(statusAndCode[0]), response.status());
    assertEquals(
        "{\"Error\":{\"Code\":\"%s\",\"Message\":\"%s\",\"Type\":\"Sender\"},\"RequestId\":\"%s\"}"
            .formatted(statusAndCode[1], message, response.headers().get("x-amzn-RequestId")),
        text(response));
  }

  private BackendResponse answer(BackendRequest request) {
    return answer(request, sound());
  }

  private BackendResponse answer(BackendRequest request, Account account) {
    return sqs.answer(request, new Judge(account, NOW));
  }

  private static BackendRequest json(String body) {
    return request(
        "/",
        Map.of(
            "Content-Type", "application/x-amz-json-1.0", "X-Amz-Target", "AmazonSQS.SendMessage"),
        body.replace('\'', '"').replace("THE_QUEUE", queue(OWN).url()));
  }

  private static BackendRequest get(String query) {
    return new BackendRequest(
        "eu-west-1",
        "sqs",
        "GET",
        "/" + OWN + "/orders",
        query,
        Map.of("Content-Type", "application/json"),
        new byte[0],
        World.SESSION);
  }
}
