package canary.evidence;

import static canary.finding.Answer.NO;
import static canary.finding.Answer.UNKNOWN;
import static canary.finding.Answer.YES;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import canary.finding.Finding;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

class IntegrationTest {
  private static final String SOUND = "Action=SendMessage&MessageBody=$util.urlEncode($input.body)";

  @Test
  void readsHeadersAndUri() {
    var it = Sample.integration(SOUND);
    assertEquals("AWS", it.type());
    assertEquals(Protocol.QUERY, it.protocol());
    assertEquals(Optional.of(Sample.QUEUE), it.queuePath().map(QueuePath::arn));
    assertEquals(Protocol.UNRECOGNIZED, header("application/x-www-form-urlencoded").protocol());
    assertEquals(Protocol.JSON, header("'application/x-amz-json-1.0'").protocol());
    assertEquals(
        Protocol.QUERY, header("'application/x-www-form-urlencoded; charset=x'").protocol());
  }

  private static Integration header(String contentType) {
    return with(
        Map.of("integration.request.header.content-type", contentType),
        Map.of("default", new IntegrationResponse("200", Map.of(), Map.of())));
  }

  private static Integration with(
      Map<String, String> parameters, Map<String, IntegrationResponse> responses) {
    return new Integration(
        "AWS",
        "POST",
        "arn:aws:apigateway:${stageVariables.region}:sqs:path/111122223333/orders",
        Optional.empty(),
        parameters,
        Map.of(),
        "NEVER",
        Optional.empty(),
        29_000,
        responses);
  }

  @Test
  void stageVariablesAreNamedAndFilledIn() {
    var it = header("x");
    var stage =
        new Stage(
            "d",
            Optional.empty(),
            Map.of("region", "eu-west-1"),
            0,
            Optional.empty(),
            OptionalDouble.empty(),
            OptionalInt.empty());
    assertEquals(Set.of("region"), it.stageVariables());
    assertEquals(Optional.empty(), it.queuePath());
    assertEquals(Optional.of(Sample.QUEUE), it.on(stage).queuePath().map(QueuePath::arn));
  }

  @Test
  void errorsAreMaskedByADefaultSuccess() {
    var ok = new IntegrationResponse("200", Map.of(), Map.of());
    var careful =
        new IntegrationResponse(
            "200", Map.of("a/b", "#set($context.responseOverride.status = 502)"), Map.of());
    var failed = new IntegrationResponse("502", Map.of(), Map.of());
    assertEquals(YES, with(Map.of(), Map.of("default", ok)).masksErrors());
    assertEquals(UNKNOWN, with(Map.of(), Map.of("default", careful)).masksErrors());
    assertEquals(NO, with(Map.of(), Map.of("default", ok, "4\\d{2}", failed)).masksErrors());
    assertEquals(YES, with(Map.of(), Map.of("default", ok, "400", failed)).masksErrors());
    assertEquals(UNKNOWN, with(Map.of(), Map.of("default", failed, "4[", ok)).masksErrors());
    assertEquals(NO, with(Map.of(), Map.of()).masksErrors());
  }

  @Test
  void selectsTheResponse() {
    var ok = new IntegrationResponse("200", Map.of(), Map.of());
    assertEquals(Finding.absent(), with(Map.of(), Map.of("5\\d{2}", ok)).responseFor(200));
    assertEquals(Finding.known(ok), with(Map.of(), Map.of("2\\d{2}", ok)).responseFor(200));
    assertInstanceOf(
        Finding.Unreadable.class, with(Map.of(), Map.of("2\\d{2}", ok, ".*", ok)).responseFor(200));
    assertInstanceOf(
        Finding.Unreadable.class, with(Map.of(), Map.of("(".repeat(5000), ok)).responseFor(200));
  }

  @Test
  void aPatternThatWouldRunForHoursIsNotTriedToItsEnd() {
    var ok = new IntegrationResponse("200", Map.of(), Map.of());
    for (var pattern :
        List.of("(.?){999}x", "(.*)*".repeat(50), "(.*)*".repeat(6) + "x", "((.?.?.?)*){99}x")) {
      assertTimeoutPreemptively(
          Duration.ofSeconds(20),
          () -> with(Map.of(), Map.of(pattern, ok)).responseFor(200),
          pattern);
    }
    assertInstanceOf(
        Finding.Unreadable.class,
        with(Map.of(), Map.of("(?:(?:){999}){999}", ok)).responseFor(200));
  }

  @Test
  void driftNamesTheFields() {
    var saved = Finding.known(Sample.integration(SOUND));
    var lineEnds = Finding.known(Sample.integration(SOUND + "\r\n"));
    var same = Finding.known(Sample.integration(SOUND + "\n"));
    assertEquals(
        Finding.known(new UndeployedEdit(List.of())), UndeployedEdit.between(lineEnds, same));
    assertEquals(
        Finding.known(new UndeployedEdit(List.of("requestTemplates"))),
        UndeployedEdit.between(saved, same));
    assertEquals(
        Finding.known(new UndeployedEdit(List.of("integration"))),
        UndeployedEdit.between(saved, Finding.absent()));
    assertInstanceOf(
        Finding.Unreadable.class,
        UndeployedEdit.between(saved, Finding.unreadable("export", "denied")));
  }
}
