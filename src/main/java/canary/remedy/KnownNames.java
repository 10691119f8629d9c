package canary.remedy;

import canary.evidence.CustomDomain.Mapping;
import canary.evidence.Evidence;
import canary.evidence.Identity;
import canary.evidence.Integration;
import canary.evidence.Key;
import canary.evidence.Method;
import canary.evidence.MethodAddress;
import canary.evidence.Queue;
import canary.evidence.QueuePath;
import canary.evidence.Role;
import canary.evidence.Simulation;
import canary.evidence.Stage;
import canary.finding.Arn;
import canary.finding.Quotation;
import canary.probe.Denial;
import canary.probe.Refusal;
import canary.rights.Conditions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names of the parts of the path: from the target's place and the account, else from the words
 * of the reply. A reply is foreign text and its names end up in commands that people run, so only
 * what has exactly the form of a name is taken from it.
 *
 * @param domain of the URL, where that is not the API's own
 * @param resource the id of the method's resource
 * @param deployment the deployment that the stage serves, which a rollback serves again
 * @param queueAttributes as they were read, for a rollback
 * @param caller who made the call
 * @param conditions the condition keys that stand in the way
 * @param simulation what IAM's policy simulator says of the role
 * @param reference the valid integration for this stack
 */
public record KnownNames(
    MethodAddress place,
    DomainNames domain,
    Optional<Named> role,
    Optional<Named> queue,
    Optional<Named> key,
    Optional<String> resource,
    Optional<String> deployment,
    Map<String, String> queueAttributes,
    Optional<Named> caller,
    Conditions conditions,
    Optional<Simulation> simulation,
    ReferenceIntegration reference) {
  private static final String PARTITION = "arn:(aws[a-z-]{0,12})";
  private static final Pattern QUEUE_ARN =
      Pattern.compile(PARTITION + ":sqs:[a-z0-9-]{1,24}:\\d{12}:[\\w-]{1,80}(?:\\.fifo)?");
  private static final Pattern KEY_ARN =
      Pattern.compile(PARTITION + ":kms:[a-z0-9-]{1,24}:\\d{12}:key/[\\w-]{1,64}");
  private static final Pattern ROLE_ARN =
      Pattern.compile(
          PARTITION + ":iam::\\d{12}:role/(?:[\\w+=,.@-]{1,128}/){0,8}[\\w+=,.@-]{1,64}");
  private static final Pattern SESSION_ARN =
      Pattern.compile(
          PARTITION + ":sts::(\\d{12}):assumed-role/([\\w+=,.@-]{1,64})/[\\w+=,.@-]{1,64}");
  private static final Pattern PRINCIPAL_ARN =
      Pattern.compile(PARTITION + ":(?:iam|sts)::\\d{12}:[\\w+=,.@/-]{1,200}");

  private static final Pattern LIMIT = Pattern.compile("must be shorter than (\\d{4,7}) bytes");

  public static KnownNames of(Evidence account, Optional<Refusal> refusal) {
    var place = account.place();
    var denial = refusal.flatMap(Refusal::denial);
    var queue =
        Named.first(
            place.queueArn(),
            account.queue().found().map(Queue::arn).or(() -> calledQueue(account)),
            denial.flatMap(it -> whole(QUEUE_ARN, it.resource())));
    return new KnownNames(
        place,
        DomainNames.of(account),
        // A role that was read has its path; the one that is set is the same.
        Named.first(
            account.role().found().isPresent() ? Optional.empty() : place.roleArn(),
            account.role().found().map(Role::arn).or(() -> usedRole(account)),
            denial.flatMap(KnownNames::role)),
        queue,
        Named.first(
            account.key().found().isPresent() ? Optional.empty() : place.keyArn(),
            account.key().found().map(Key::arn),
            refusal.flatMap(it -> keyIn(it.message()))),
        account.method().found().map(Method::resourceId),
        account.stage().found().map(Stage::deploymentId),
        account.queue().found().map(Queue::attributes).orElseGet(() -> limit(refusal)),
        Named.first(
            Optional.empty(),
            account.identity().found().map(Identity::arn).flatMap(Arn::parse),
            denial.map(Denial::principal).flatMap(it -> whole(PRINCIPAL_ARN, it))),
        Conditions.in(account),
        account.simulation().found(),
        ReferenceIntegration.of(account, queue.map(Named::arn)));
  }

  /** Who made the call; empty when nothing gave it. */
  public Quotation identity() {
    return caller.map(it -> Quotation.of(it.arn().toString())).orElse(Quotation.NONE);
  }

  /**
   * What these actions come to with a statement that allows them; empty where that is not known.
   */
  String simulated(List<String> actions) {
    var decisions =
        actions.stream()
            .flatMap(
                action ->
                    simulation.flatMap(it -> it.of(action)).stream()
                        .flatMap(it -> it.withFix().found().stream())
                        .map(decision -> action + " is " + Quotation.code(decision)))
            .toList();
    return decisions.isEmpty() ? "" : "simulated by IAM: " + String.join(", ", decisions) + ".";
  }

  /** The placeholder's value, or empty when nothing gave it. */
  Optional<String> value(Placeholder placeholder) {
    return switch (placeholder) {
      case API_REGION -> known(place.region());
      case API_ID -> known(place.apiId());
      case API_STAGE -> known(place.stage());
      case API_PATH -> known(place.path());
      case API_RESOURCE -> resource;
      case API_DEPLOYMENT -> deployment;
      case DOMAIN_NAME -> domain.host();
      case DOMAIN_BASE -> domain.basePath();
      case DOMAIN_API -> domain.mapping().map(Mapping::apiId);
      case DOMAIN_STAGE -> domain.mapping().flatMap(Mapping::stage);
      case METHOD_ARN -> method();
      case ROLE_ARN -> role.map(Named::arn).map(Arn::toString);
      case ROLE_NAME -> role.map(Named::arn).map(Arn::lastName);
      case ROLE_ACCOUNT -> role.map(Named::arn).map(Arn::account);
      case QUEUE_ARN -> queue.map(Named::arn).map(Arn::toString);
      case QUEUE_REGION -> queue.map(Named::arn).map(Arn::region);
      case QUEUE_ACCOUNT -> queue.map(Named::arn).map(Arn::account);
      case QUEUE_NAME -> queue.map(Named::arn).map(Arn::resource);
      case QUEUE_URL -> queue.map(Named::arn).map(Queue::url);
      case QUEUE_DEDUPLICATION -> before("ContentBasedDeduplication");
      case QUEUE_SIZE -> before("MaximumMessageSize");
      case QUEUE_KEYREUSE -> before("KmsDataKeyReusePeriodSeconds");
      case QUEUE_KEY -> before("KmsMasterKeyId");
      case KEY_ARN -> key.map(Named::arn).map(Arn::toString);
      case KEY_REGION -> key.map(Named::arn).map(Arn::region);
      case KEY_ACCOUNT -> key.map(Named::arn).map(Arn::account);
      case CALLER_ARN -> caller.map(Named::arn).map(Arn::toString);
      case TRUST_CONDITION -> known(conditions.trust());
      case ROLE_CONDITION -> known(conditions.role());
      case QUEUE_CONDITION -> known(conditions.queue());
      case KEY_CONDITION -> known(conditions.key());
    };
  }

  /** True of a name that nothing but the reply gave: a forged one must not be granted anything. */
  boolean onlyInReply(Placeholder placeholder) {
    var named =
        switch (placeholder) {
          case ROLE_ARN, ROLE_NAME, ROLE_ACCOUNT -> role;
          case QUEUE_ARN, QUEUE_REGION, QUEUE_ACCOUNT, QUEUE_NAME, QUEUE_URL -> queue;
          case KEY_ARN, KEY_REGION, KEY_ACCOUNT -> key;
          case CALLER_ARN -> caller;
          case API_REGION,
              API_ID,
              API_STAGE,
              API_PATH,
              API_RESOURCE,
              API_DEPLOYMENT,
              DOMAIN_NAME,
              DOMAIN_BASE,
              DOMAIN_API,
              DOMAIN_STAGE,
              METHOD_ARN,
              QUEUE_DEDUPLICATION,
              QUEUE_SIZE,
              QUEUE_KEYREUSE,
              QUEUE_KEY,
              TRUST_CONDITION,
              ROLE_CONDITION,
              QUEUE_CONDITION,
              KEY_CONDITION ->
              Optional.<Named>empty();
        };
    return named.filter(Named::onlyInReply).isPresent();
  }

  /** The queue that the integration calls, and the role that it calls as. */
  private static Optional<Arn> calledQueue(Evidence account) {
    return account.deployed().found().flatMap(Integration::queuePath).map(QueuePath::arn);
  }

  private static Optional<Arn> usedRole(Evidence account) {
    return account
        .deployed()
        .found()
        .flatMap(Integration::credentials)
        .flatMap(it -> whole(ROLE_ARN, it));
  }

  /** The account is left open: an API's address does not contain it, and its id is enough. */
  private Optional<String> method() {
    var partition = queue.or(() -> role).map(Named::arn).map(Arn::partition).orElse("aws");
    return place.region().isEmpty() || !place.isKnown()
        ? Optional.empty()
        : Optional.of(place.arn(partition, "*"));
  }

  /** What SQS's sentence says of the queue. */
  private static Map<String, String> limit(Optional<Refusal> refusal) {
    return refusal
        .map(it -> LIMIT.matcher(it.message()))
        .filter(Matcher::find)
        .map(it -> Map.of("MaximumMessageSize", it.group(1)))
        .orElse(Map.of());
  }

  private Optional<String> before(String attribute) {
    return Optional.ofNullable(queueAttributes.get(attribute));
  }

  /** The ARN of the role behind the session; the session's ARN does not contain the role's path. */
  private static Optional<Arn> role(Denial denial) {
    var session = SESSION_ARN.matcher(denial.principal());
    return session.matches()
        ? Optional.of(
            new Arn(session.group(1), "iam", "", session.group(2), "role/" + session.group(3)))
        : whole(ROLE_ARN, denial.principal());
  }

  private static Optional<Arn> keyIn(String message) {
    var key = KEY_ARN.matcher(message);
    return key.find() ? Arn.parse(key.group()) : Optional.empty();
  }

  private static Optional<Arn> whole(Pattern pattern, String text) {
    return pattern.matcher(text).matches() ? Arn.parse(text) : Optional.empty();
  }

  private static Optional<String> known(String value) {
    return Optional.of(value).filter(it -> !it.isEmpty());
  }
}
