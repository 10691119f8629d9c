package canary.lab.sqs;

import static canary.lab.service.World.NOW;
import static canary.lab.service.World.OWN;
import static canary.lab.service.World.form;
import static canary.lab.service.World.queue;
import static canary.lab.service.World.request;
import static canary.lab.service.World.sound;
import static canary.lab.service.World.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import canary.lab.iam.Judge;
import canary.lab.integration.BackendRequest;
import canary.lab.integration.BackendResponse;
import canary.lab.service.Account;
import canary.lab.service.NotInLab;
import canary.lab.service.World;
import java.util.List;
import java.util.Map;
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
            + " {\"Output\":{\"__type\":\"com.amazon.coral.service#UnknownOperationException\"},"
            + "\"Version\":\"1.0\"}",
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
