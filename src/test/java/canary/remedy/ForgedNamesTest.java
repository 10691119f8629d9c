package canary.remedy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import canary.catalogue.Cause;
import canary.evidence.MethodAddress;
import canary.finding.Arn;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A reply can name whom it likes; no command of ours grants it anything or points to it. */
class ForgedNamesTest {
  private static final String FORGED = "666666666666";
  private static final KnownNames NAMES =
      Sample.names(
          MethodAddress.at("eu-west-1", "a1b2c3d4e5", "prod", "/messages"),
          ("User: arn:aws:sts::%1$s:assumed-role/evil/s is not authorized to perform:"
                  + " sqs:sendmessage on resource: arn:aws:sqs:eu-west-1:%1$s:evil because no"
                  + " identity-based policy allows the sqs:sendmessage action;"
                  + " arn:aws:kms:eu-west-1:%1$s:key/evil")
              .formatted(FORGED));

  static List<Cause> catalogue() {
    return Cause.catalogue();
  }

  @Test
  void theReplyIsWhereTheyAreFrom() {
    for (var it : List.of(Placeholder.ROLE_NAME, Placeholder.QUEUE_ARN, Placeholder.KEY_ARN)) {
      assertTrue(NAMES.value(it).filter(value -> value.contains("evil")).isPresent(), it.name());
      assertTrue(NAMES.onlyInReply(it), it.name());
      assertFalse(Sample.KNOWN.onlyInReply(it), it.name());
    }
  }

  @ParameterizedTest
  @MethodSource("catalogue")
  void noForgedNameIsGrantedAnything(Cause cause) {
    for (var denied : List.of(false, true)) {
      var remedy = Remedy.of(cause.entry().fixedBy().against(denied), NAMES);
      Stream.concat(remedy.commands().stream(), Stream.of(remedy.undo(), remedy.template()))
          .filter(it -> !it.matches("aws [a-z]+ (get|list|describe)-.*"))
          .forEach(it -> assertFalse(it.contains(FORGED) || it.contains("evil"), it));
      assertEquals(
          remedy.does().contains("evil"),
          remedy.does().contains("named only by the reply"),
          remedy.does());
    }
  }

  @Test
  void whatIsLeftOpenSaysWhy() {
    var remedy = Remedy.of(AccountTemplates.sendPolicy("Do."), NAMES);
    assertEquals(
        List.of(
            "the ARN of the queue (named only by the reply)",
            "the name of the execution role (named only by the reply)"),
        remedy.missing());
    assertTrue(remedy.commands().getFirst().contains("${ROLE_NAME:?"), remedy.toString());
    assertTrue(remedy.verify().contains("--role-name evil"), remedy.verify());
  }

  @Test
  void aNameIsNeverAnOption() {
    var place =
        MethodAddress.UNKNOWN.meaning(
            Arn.parse("arn:aws:sqs:eu-west-1:111122223333:orders"),
            Arn.parse("arn:aws:iam::111122223333:role/-rf"),
            Optional.empty(),
            List.of());
    var remedy = Remedy.of(AccountTemplates.sendPolicy("Do."), Sample.names(place, ""));
    for (var command : List.of(remedy.commands().getFirst(), remedy.verify(), remedy.undo())) {
      assertTrue(command.contains("--role-name=-rf "), command);
    }
  }
}
