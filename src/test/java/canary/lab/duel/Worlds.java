package canary.lab.duel;

import static canary.lab.duel.World.FOREIGN;
import static canary.lab.duel.World.OTHER_ROLE;
import static canary.lab.duel.World.OWN;
import static canary.lab.duel.World.ROLE;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Makes worlds: half of their policies begin with what is sound, all go on by chance. */
record Worlds(long seed, Chance chance) {
  private static final String MAY_SEND =
      "{'Effect':'Allow','Action':['sqs:SendMessage','kms:GenerateDataKey','kms:Decrypt'],'Resource':'*'}";
  private static final String NO_BOUND = "{'Effect':'Allow','Action':'*','Resource':'*'}";
  private static final String ANYBODY =
      "{'Effect':'Allow','Principal':'*','Action':'execute-api:Invoke','Resource':'*'}";
  private static final String TRUST =
      "{'Effect':'Allow','Principal':{'Service':'apigateway.amazonaws.com'},'Action':'sts:AssumeRole'}";

  /** What requests of AWS may have without its saying so, when it is as nobody believes. */
  private static final Map<String, String> UNBELIEVED =
      Map.of(
          "aws:SourceVpce", "vpce-1",
          "aws:SourceVpc", "vpc-1",
          "aws:SourceArn", "arn:aws:execute-api:eu-west-1:" + OWN + ":api",
          "aws:SourceAccount", OWN,
          "aws:ViaAWSService", "true",
          "aws:PrincipalIsAWSService", "true");

  static World of(long seed) {
    return new Worlds(seed, Chance.seeded(seed)).world();
  }

  private World world() {
    var queueAccount = chance.of(OWN, OWN, FOREIGN);
    var keyAccount = chance.of(queueAccount, queueAccount, queueAccount, FOREIGN);
    var queueArn = "arn:aws:sqs:eu-west-1:" + queueAccount + ":orders";
    var keyArn = "arn:aws:kms:eu-west-1:" + keyAccount + ":key/1234";
    var statements = new Statements(chance, queueArn, keyArn);
    Supplier<String> ofRole = statements::ofRole;
    return new World(
        seed,
        queueAccount,
        keyAccount,
        chance.once(8),
        chance.once(3)
            ? List.of(policy(MAY_SEND, ofRole), policy("", ofRole))
            : List.of(policy(MAY_SEND, ofRole)),
        chance.once(3) ? Optional.of(policy(NO_BOUND, ofRole)) : Optional.empty(),
        policy(TRUST, () -> statements.ofResource(Subject.ROLE_TRUST)),
        chance.once(4)
            ? Optional.empty()
            : Optional.of(policy(allowing(ROLE), () -> statements.ofResource(Subject.QUEUE))),
        policy(
            allowing(chance.of(ROLE, keyAccount, OWN)), () -> statements.ofResource(Subject.KEY)),
        grants(),
        policy(ANYBODY, () -> statements.ofResource(Subject.API)),
        chance.once(4)
            ? Optional.empty()
            : Optional.of(policy(ANYBODY, () -> statements.ofResource(Subject.API))),
        chance.once(2) ? Optional.of("o-1") : Optional.empty(),
        open(),
        chance.once(4) ? UNBELIEVED : Map.of());
  }

  private static String allowing(String principal) {
    return "{'Effect':'Allow','Principal':{'AWS':'%s'},'Action':'*','Resource':'*'}"
        .formatted(principal);
  }

  private String policy(String sound, Supplier<String> statement) {
    var statements = new ArrayList<String>();
    if (!sound.isEmpty() && chance.once(2)) {
      statements.add(sound.replace('\'', '"'));
    }
    IntStream.range(0, chance.upTo(2)).forEach(_ -> statements.add(statement.get()));
    var text =
        "\"Statement\":" + (statements.size() == 1 ? statements.getFirst() : statements) + "}";
    return "{" + version(text) + text;
  }

  /** Older versions take ${...} literally, which nobody means. */
  private String version(String text) {
    return text.contains("${") || !chance.once(4)
        ? "\"Version\":\"2012-10-17\","
        : chance.of("", "\"Version\":\"2008-10-17\",");
  }

  private List<World.Granted> grants() {
    return chance.once(6)
        ? List.of(
            new World.Granted(
                chance.of(ROLE, OTHER_ROLE), chance.of("GenerateDataKey", "Decrypt", "Encrypt")))
        : List.of();
  }

  private Map<String, Optional<String>> open() {
    return Map.of(
        "aws:SourceIp", chance.of(Optional.of("203.0.113.7"), Optional.empty()),
        "aws:PrincipalTag/team", chance.of(Optional.of("orders"), Optional.empty()));
  }
}
