package canary.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Forms of the dialects that nobody has recorded, and hostile ones. */
class DialectsTest {
  /** Single quotes stand for double ones. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'messageId':'m-1','md5OfBody':'d'} | Accepted[messageId=m-1, md5=d]",
        "{'messageId':'m-1','md5OfMessageBody':'d'} | Accepted[messageId=m-1, md5=d]",
        "{'a':[{'MessageId':'m-1','MD5OfMessageBody':'d'}]} | Accepted[messageId=m-1, md5=d]",
        "{'Code':'Throttling','Type':'Sender'} | QUEUE Throttling",
        "{'Code':'Throttling','Message':'slow'} | QUEUE Throttling slow",
        "{'Code':'Throttling'} | Unrecognized[]",
        "{'message':'Forbidden'} | GATEWAY ForbiddenException Forbidden",
        "{'message':'nothing known'} | Unrecognized[]",
        "{'message':'Unauthorized' | Unrecognized[]",
        "Unauthorized | GATEWAY UnauthorizedException Unauthorized",
        "HTTP content length exceeded 10485760 bytes | GATEWAY REQUEST_TOO_LARGE HTTP content"
            + " length exceeded 10485760 bytes",
        "<html><title>Bad gateway</title></html> | EDGE HTML Bad gateway",
        "<title>x</title> | Unrecognized[]",
        "<!DOCTYPE html><p>no</p> | EDGE HTML an HTML page without a title",
        "<html></title><title> | EDGE HTML an HTML page without a title",
        "<A><Code>AccessDenied</Code><Code>Other</Code></A> | QUEUE AccessDenied",
        "<A><Code> </Code><Message>m</Message></A> | Unrecognized[]",
        "<SomeException><Message>m</Message></SomeException> | QUEUE SomeException m",
        "<A><MessageId>m-1</MessageId></A> | Accepted[messageId=m-1, md5=]",
        "<A><Code>Broken | Unrecognized[]",
      })
  void aReplyOfWhichOnlyTheWordsAreKnown(String words, String said) {
    assertEquals(said, describe(Reply.ofWords(words.replace('\'', '"'))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sqs:SendMessage | QUEUE AccessDenied",
        "kms:Decrypt | QUEUE KMS.AccessDeniedException",
        "execute-api:Invoke | GATEWAY AccessDeniedException",
      })
  void aDenialNamesItsLayerByItsAction(String action, String said) {
    var words = "User: arn:aws:iam::1:user/u is not authorized to perform: " + action;
    assertEquals(said + " " + words, describe(Reply.ofWords(words)));
    assertEquals(said + " " + words, describe(Reply.ofWords("{\"message\":\"" + words + "\"}")));
  }

  @Test
  void aStatusThatSaysFailureIsARefusal() {
    assertEquals("UNKNOWN HTTP 500 what", describe(Reply.of(500, Map.of(), "what")));
    assertEquals("UNKNOWN HTTP 502 {}", describe(Reply.of(502, Map.of(), "{}")));
    assertEquals("Unrecognized[]", describe(Reply.of(204, Map.of(), "")));
  }

  @Test
  void aGatewaysErrorWithoutJsonIsToldByItsBody() {
    var reply = Reply.of(403, Map.of("X-AMZN-ErrorType", "ForbiddenException:http://x"), "no");
    assertEquals("GATEWAY ForbiddenException no", describe(reply));
  }

  @Test
  void theRequestIdIsTheBodysBeforeTheHeaders() {
    var headers = Map.of("x-amzn-RequestId", "of-header");
    assertEquals(
        "of-body", requestId(headers, "{\"Code\":\"A\",\"Type\":\"S\",\"requestId\":\"of-body\"}"));
    assertEquals("of-header", requestId(headers, "{\"Code\":\"A\",\"Type\":\"S\"}"));
    assertEquals(
        "of-body", requestId(headers, "<A><Code>A</Code><RequestId>of-body</RequestId></A>"));
    assertEquals("of-header", requestId(headers, "<A><Code>A</Code></A>"));
  }

  /** An entity could hold a file of this machine, or grow beyond all bounds. */
  @Test
  void entitiesAreNotExpanded() {
    var declared = "<!DOCTYPE A [<!ENTITY e \"AccessDenied\">]><A><Code>&e;</Code></A>";
    assertEquals("Unrecognized[]", describe(Reply.ofWords(declared)));
  }

  @Test
  void textInPiecesIsOneText() {
    assertEquals(
        "QUEUE AccessDenied a & b",
        describe(
            Reply.ofWords(
                "<A><Code>Access<![CDATA[Denied]]></Code><Message>a &amp; b</Message></A>")));
  }

  @Test
  void onlyTheFirstOfManyElementsAreReadAndTheFirstOfManyObjects() {
    assertEquals(
        "QUEUE Late",
        describe(Reply.ofWords("<A>" + "<B>b</B>".repeat(198) + "<Code>Late</Code></A>")));
    assertEquals(
        "Unrecognized[]",
        describe(Reply.ofWords("<A>" + "<B>b</B>".repeat(200) + "<Code>Late</Code></A>")));
    assertEquals(
        "Accepted[messageId=m, md5=]",
        describe(Reply.ofWords("{\"a\":[" + "{},".repeat(198) + "{\"MessageId\":\"m\"}]}")));
    assertEquals(
        "Unrecognized[]",
        describe(Reply.ofWords("{\"a\":[" + "{},".repeat(199) + "{\"MessageId\":\"m\"}]}")));
  }

  private static String requestId(Map<String, String> headers, String body) {
    return ReplyReader.read(Reply.of(400, headers, body))
            instanceof ParsedReply.Refused(Refusal(_, _, _, var requestId, _, _))
        ? requestId
        : "";
  }

  private static String describe(Reply reply) {
    return switch (ReplyReader.read(reply)) {
      case ParsedReply.Refused(var refusal) ->
          (refusal.layer() + " " + refusal.code() + " " + refusal.message()).strip();
      case ParsedReply.Accepted accepted -> accepted.toString();
      case ParsedReply.Unrecognized unrecognized -> unrecognized.toString();
    };
  }
}
