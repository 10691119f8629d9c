package canary.remedy;

import canary.evidence.Place;
import canary.probe.Denial;
import canary.probe.Refusal;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the parts of the path are called: from the target's place, else from the words of the reply.
 * A reply is foreign text and its names end up in commands that people run, so only what has
 * exactly the form of a name is taken from it.
 */
public record Names(Place place) {
  private static final String PARTITION = "arn:(aws[a-z-]{0,12})";
  private static final Pattern QUEUE_ARN =
      Pattern.compile(PARTITION + ":sqs:([a-z0-9-]{1,24}):(\\d{12}):([\\w-]{1,80}(?:\\.fifo)?)");
  private static final Pattern KEY_ARN =
      Pattern.compile(PARTITION + ":kms:([a-z0-9-]{1,24}):(\\d{12}):key/([\\w-]{1,64})");
  private static final Pattern ROLE_ARN =
      Pattern.compile(PARTITION + ":iam::(\\d{12}):role/(?:[\\w+=,.@-]+/)*([\\w+=,.@-]{1,64})");
  private static final Pattern SESSION_ARN =
      Pattern.compile(
          PARTITION + ":sts::(\\d{12}):assumed-role/([\\w+=,.@-]{1,64})/[\\w+=,.@-]{1,64}");
  private static final Pattern PRINCIPAL_ARN =
      Pattern.compile("arn:aws[a-z-]{0,12}:(?:iam|sts)::\\d{12}:[\\w+=,.@/-]{1,200}");

  /** Fills what the place leaves open from the refusal's words. */
  public static Names of(Place place, Optional<Refusal> refusal) {
    var denial = refusal.flatMap(Refusal::denial);
    return new Names(
        new Place(
            place.region(),
            place.apiId(),
            place.stage(),
            place.path(),
            or(place.roleArn(), denial.flatMap(Names::role)),
            or(place.queueArn(), denial.map(Denial::resource).flatMap(it -> whole(QUEUE_ARN, it))),
            or(place.keyArn(), refusal.map(Refusal::message).flatMap(Names::keyIn)),
            or(
                place.callerArn(),
                denial.map(Denial::principal).flatMap(it -> whole(PRINCIPAL_ARN, it)))));
  }

  /** The ARN of who made the call, or an empty text. */
  public String caller() {
    return place.callerArn();
  }

  /** The slot's value, or empty when nothing told it. */
  Optional<String> value(Slot slot) {
    return switch (slot) {
      case API_REGION -> known(place.region());
      case API_ID -> known(place.apiId());
      case API_STAGE -> known(place.stage());
      case API_PATH -> known(place.path());
      case ROLE_ARN -> known(place.roleArn());
      case ROLE_NAME -> part(ROLE_ARN, place.roleArn(), 3);
      case ROLE_ACCOUNT -> part(ROLE_ARN, place.roleArn(), 2);
      case QUEUE_ARN -> known(place.queueArn());
      case QUEUE_REGION -> part(QUEUE_ARN, place.queueArn(), 2);
      case QUEUE_ACCOUNT -> part(QUEUE_ARN, place.queueArn(), 3);
      case QUEUE_NAME -> part(QUEUE_ARN, place.queueArn(), 4);
      case QUEUE_URL -> queueUrl();
      case KEY_ARN -> known(place.keyArn());
      case KEY_REGION -> part(KEY_ARN, place.keyArn(), 2);
      case CALLER_ARN -> known(place.callerArn());
    };
  }

  private Optional<String> queueUrl() {
    var arn = QUEUE_ARN.matcher(place.queueArn());
    return arn.matches()
        ? Optional.of(
            "https://sqs.%s.amazonaws.com%s/%s/%s"
                .formatted(
                    arn.group(2),
                    arn.group(1).equals("aws-cn") ? ".cn" : "",
                    arn.group(3),
                    arn.group(4)))
        : Optional.empty();
  }

  /** The ARN of the role behind the session; the session's ARN does not tell the role's path. */
  private static Optional<String> role(Denial denial) {
    var session = SESSION_ARN.matcher(denial.principal());
    return session.matches()
        ? Optional.of(
            "arn:%s:iam::%s:role/%s"
                .formatted(session.group(1), session.group(2), session.group(3)))
        : whole(ROLE_ARN, denial.principal());
  }

  private static Optional<String> keyIn(String message) {
    var key = KEY_ARN.matcher(message);
    return key.find() ? Optional.of(key.group()) : Optional.empty();
  }

  private static Optional<String> whole(Pattern pattern, String text) {
    return pattern.matcher(text).matches() ? Optional.of(text) : Optional.empty();
  }

  private static Optional<String> part(Pattern pattern, String arn, int group) {
    var matcher = pattern.matcher(arn);
    return matcher.matches() ? Optional.of(matcher.group(group)) : Optional.empty();
  }

  private static String or(String known, Optional<String> told) {
    return known.isEmpty() ? told.orElse("") : known;
  }

  private static Optional<String> known(String value) {
    return Optional.of(value).filter(it -> !it.isEmpty());
  }
}
