package canary.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import canary.event.Event.Captured;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an event names and no task of its mode reads. */
class MembersTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"targt":"orders"}                                 | 'targt' is unknown in a probe: use target, notify, scheduledTime, mode, format
          {"detail":{}}                                      | 'detail' is unknown in a probe
          {"mode":"probe","url":"u"}                         | 'url' is unknown in a probe
          {"mode":"inspect","notify":true,"stage":"prod"}    | 'notify, stage' is unknown in an inspect without url, arn or apiId
          {"mode":"inspect","url":"u","path":"/x"}           | 'path' is unknown in an inspect by url: use url, region, queueArn
          {"mode":"inspect","arn":"a","target":"t"}          | 'target' is unknown in an inspect by arn
          {"mode":"inspect","apiId":"a","method":"GET"}      | 'method' is unknown in an inspect by apiId
          {"mode":"explain","response":"x","replies":[]}     | 'replies' is unknown in an explain: use response, request
          {"responses":[],"response":"x"}                    | 'response' is unknown in an explain of several
          {"mode":"setup","url":"https://a.b/","roleArn":""} | 'roleArn' is unknown in a setup: use url
          {"mode":"dance","targt":7}                         | 'targt' is unknown in any event
          """)
  void anUnknownOneIsAMistake(String json, String mistake) {
    var mistakes = assertInstanceOf(Event.Unreadable.class, Event.of(json)).mistakes();
    assertTrue(mistakes.stream().anyMatch(it -> it.startsWith(mistake)), mistakes.toString());
  }

  @Test
  void itIsToldTogetherWithTheOtherMistakes() {
    var event = Event.of("{\"mode\":\"dance\",\"targt\":7,\"format\":\"html\"}");
    assertEquals(3, assertInstanceOf(Event.Unreadable.class, event).mistakes().size());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"statusCode":502,"body":"b"}                   | 'statusCode' is unknown in a response: use status, headers, body
          {"message":"Forbidden"}                         | 'message' is unknown in a response
          {"response":{"body":"b"},"sent":{}}             | 'sent' is unknown in an entry: use request, response
          {"response":{"body":"b"},"request":{"uri":"u"}} | 'uri' is unknown in a request: use method, url, body
          {"response":{"body":"b"},"request":"POST"}      | request 'POST' is invalid
          """)
  void oneOfAReplyIsToldWithTheReply(String entry, String mistake) {
    var event = Event.of("{\"responses\":[" + entry + "]}");
    var captured = assertInstanceOf(Event.Explain.class, event).captured().getFirst();
    var why = assertInstanceOf(Captured.Garbage.class, captured).why();
    assertTrue(why.startsWith(mistake), why);
  }

  /** A file of lines is a log of its owner's, which has a time and more beside the reply. */
  @Test
  void aLineOfAFileMayNoteMore() {
    assertInstanceOf(
        Captured.Readable.class, Capture.ofLine("{\"time\":1,\"status\":502,\"body\":\"b\"}"));
  }

  /** Their members are AWS's matter: EventBridge, CloudWatch's alarms and widgets. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"version\":\"0\",\"detail-type\":\"Scheduled Event\",\"detail\":\"{}\",\"x\":1}",
        "{\"source\":\"aws.cloudwatch\",\"alarmArn\":\"a\",\"alarmData\":{\"x\":1}}",
        "{\"describe\":true,\"x\":1}",
        "{\"mode\":\"widget\",\"widgetContext\":{},\"x\":1}"
      })
  void eventsOfAwsHaveTheirOwn(String json) {
    assertFalse(Event.of(json) instanceof Event.Unreadable, json);
  }

  /** A name is as foreign as a value; GitHub publishes the form of its tokens. */
  @Test
  void aNameIsCutAndShowsNoSecret() {
    var token = "ghp_" + "a1B2c3D4e5".repeat(4).substring(0, 36);
    assertFalse(Event.of("{\"" + token + "\":1}").toString().contains(token));
    var event = Event.of("{\"" + "m".repeat(100_000) + "\":1}");
    var mistake = assertInstanceOf(Event.Unreadable.class, event).mistakes().getFirst();
    assertTrue(mistake.length() < 200, mistake);
  }
}
