package canary.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import canary.finding.Arn;
import canary.finding.Finding;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrailEventTest {
  private static final TrailEvent.Path PATH =
      new TrailEvent.Path(
          "a1",
          Optional.of("r1"),
          Arn.parse("arn:aws:iam::111122223333:role/service/orders-api"),
          Arn.parse("arn:aws:sqs:eu-west-1:111122223333:orders"),
          Arn.parse("arn:aws:kms:eu-west-1:111122223333:key/k-1"));

  /** What was changed, and the fields of it; never a value. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "apigateway|UpdateIntegration|{'restApiId':'a1','resourceId':'r1','httpMethod':'POST',"
            + "'updateIntegrationInput':{'patchOperations':[{'op':'replace','path':'/uri',"
            + "'value':'secret'}]}}|UpdateIntegration on the API (/uri) by arn:x",
        "apigateway|UpdateMethod|{'restApiId':'a1','updateMethodInput':{'patchOperations':[{'path':'/p0'},{'path':'/p1'},{'path':'/p2'},{'path':'/p3'},{'path':'/p4'},{'path':'/p5'},{'path':'/p6'},{'path':'/p7'},{'path':'/p8'},{'path':'/p9'}]}}|UpdateMethod"
            + " on the API (/p0, /p1, /p2, /p3, /p4, /p5, /p6, /p7 and 2 more) by arn:x",
        "apigateway|CreateDeployment|{'restApiId':'a1','createDeploymentInput':{'stageName':'prod'}}|CreateDeployment"
            + " on the API (stageName prod) by arn:x",
        "iam|PutRolePolicy|{'roleName':'orders-api','policyName':'send','policyDocument':'secret'}"
            + "|PutRolePolicy on role orders-api (policyDocument, policyName send) by arn:x",
        "sqs|SetQueueAttributes|{'queueUrl':'https://sqs.eu-west-1.amazonaws.com/111122223333/orders','attributes':{'Policy':'secret'}}|SetQueueAttributes"
            + " on queue orders (Policy) by arn:x",
        "kms|DisableKey|{'keyId':'arn:aws:kms:eu-west-1:111122223333:key/k-1'}"
            + "|DisableKey on the key by arn:x",
        "kms|DisableKey|{'keyId':'k-1'}|DisableKey on the key by arn:x"
      })
  void changeOnThePathIsToldWithItsFields(
      String service, String name, String parameters, String description) {
    assertEquals(
        Optional.of(new Change(Instant.parse("2026-11-25T08:00:00Z"), description)),
        event(service, name, parameters, "").on(PATH));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "apigateway|{'restApiId':'a2'}",
        "apigateway|{'restApiId':'a1','resourceId':'r2'}",
        "apigateway|{}",
        "iam|{'roleName':'other'}",
        "sqs|{'queueUrl':'https://sqs.eu-west-1.amazonaws.com/111122223333/orders-2'}",
        "sqs|{'queueUrl':'https://sqs.eu-west-1.amazonaws.com/444455556666/orders'}",
        "kms|{'keyId':'k-2'}",
        "s3|{'restApiId':'a1','roleName':'orders-api','keyId':'k-1'}"
      })
  void whatIsElsewhereIsNoChangeHere(String service, String parameters) {
    assertEquals(Optional.empty(), event(service, "Any", parameters, "").on(PATH));
  }

  @Test
  void whatWasRefusedChangedNothing() {
    assertEquals(
        Optional.empty(), event("kms", "DisableKey", "{'keyId':'k-1'}", "AccessDenied").on(PATH));
  }

  @Test
  void whatIsNotKnownOfThePathMatchesNothing() {
    var path =
        new TrailEvent.Path(
            "", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    assertEquals(Optional.empty(), event("kms", "DisableKey", "{'keyId':'k-1'}", "").on(path));
    assertEquals(Optional.empty(), event("apigateway", "CreateRestApi", "{}", "").on(path));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "{", "{}", "{\"eventTime\":1}", "{\"eventTime\":\"noon\"}"})
  void whatIsNoRecordIsUnreadable(String text) {
    assertInstanceOf(Finding.Unreadable.class, TrailEvent.parse(text));
  }

  private static TrailEvent event(String service, String name, String parameters, String error) {
    var json =
        """
        {'eventTime':'2026-11-25T08:00:00Z','eventSource':'%s.amazonaws.com','eventName':'%s',
         'errorCode':'%s','userIdentity':{'arn':'arn:x'},'requestParameters':%s}
        """
            .formatted(service, name, error, parameters)
            .replace('\'', '"');
    return TrailEvent.parse(json).found().orElseThrow();
  }
}
