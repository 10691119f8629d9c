package canary.lab.sqs;

import static canary.lab.service.World.NOW;
import static canary.lab.service.World.OWN;
import static canary.lab.service.World.fifo;
import static canary.lab.service.World.form;
import static canary.lab.service.World.queue;
import static canary.lab.service.World.request;
import static canary.lab.service.World.sound;
import static canary.lab.service.World.text;
import static org.junit.jupiter.api.Assertions.assertEquals;

import canary.lab.iam.Judge;
import canary.lab.integration.BackendRequest;
import canary.lab.integration.BackendResponse;
import canary.lab.service.Account;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqsQueueTest {
  private static final Map<String, String> FORM =
      Map.of("content-type", "application/x-www-form-urlencoded; charset=utf-8");
  private static final Map<String, String> FORM_FOR_JSON =
      Map.of("Content-Type", "application/x-www-form-urlencoded", "Accept", "application/json");

  private final Sqs sqs = new Sqs();

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
        "/1111/orders | Action=SendMessage | 404 InvalidAddress | The address"
            + " https://sqs.eu-west-1.amazonaws.com/1111/orders is not valid for this endpoint.",
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

  @ParameterizedTest(name = "{0} later: {1} kept")
  @CsvSource({"PT0S, 1", "PT4M59S, 1", "PT5M, 2"})
  void aDuplicateIsAcceptedAndForFiveMinutesNotKept(Duration later, int kept) {
    Account account = sound().with(fifo(true));
    BackendRequest send =
        request(
            "/" + OWN + "/orders.fifo",
            FORM_FOR_JSON,
            "Action=SendMessage&MessageBody=a&MessageGroupId=g");
    assertEquals(200, sqs.answer(send, new Judge(account, NOW)).status());
    assertEquals(200, sqs.answer(send, new Judge(account, NOW.plus(later))).status());
    assertEquals(kept, sqs.messages().size());
    assertEquals(Optional.of("g"), sqs.messages().getFirst().groupId());
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
}
