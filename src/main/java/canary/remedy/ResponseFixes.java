package canary.remedy;

import canary.evidence.Evidence;
import canary.evidence.Integration;
import canary.evidence.IntegrationResponse;
import canary.finding.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The fixes of the integration response that are computed. API Gateway keeps a response under its
 * status, so one that is there is never overwritten by another pattern; and an error never leaves
 * as a success.
 */
public final class ResponseFixes {
  private static final List<String> SUCCESS_STATUSES = List.of("200", "202", "201", "204");
  private static final List<String> ERROR_STATUSES = List.of("502", "500", "503", "504", "400");

  private ResponseFixes() {}

  /** Errors of SQS that leave as a success get a status of an error. */
  public static Optional<Remedy> answerErrors(Evidence account, KnownNames names) {
    return saved(account)
        .flatMap(
            base -> {
              var masked =
                  StatusPattern.errors().stream().filter(it -> isMasked(base, it)).toList();
              var status = ERROR_STATUSES.stream().filter(it -> isFree(base, it)).findFirst();
              return masked.isEmpty() || status.isEmpty()
                  ? Optional.empty()
                  : answered(account, base, status.get(), StatusPattern.of(masked), names);
            });
  }

  private static Optional<Remedy> answered(
      Evidence account, Integration base, String status, String pattern, KnownNames names) {
    var commands = new ArrayList<Command>();
    var undo = new ArrayList<Command>();
    var responses = new TreeMap<>(base.responses());
    for (var entry : base.responses().entrySet()) {
      if (takesErrors(entry)) {
        var to = "2\\d{2}";
        commands.add(ResponseCommands.select(entry.getValue().statusCode(), entry.getKey(), to));
        undo.addFirst(ResponseCommands.select(entry.getValue().statusCode(), to, entry.getKey()));
        responses.remove(entry.getKey());
        responses.put(to, entry.getValue());
      }
    }
    if (lacks(account, status)) {
      commands.add(ResponseCommands.declared(status));
      undo.addFirst(ResponseCommands.undeclared(status));
    }
    commands.add(ResponseCommands.added(status, pattern));
    undo.addFirst(ResponseCommands.removed(status, pattern));
    responses.put(pattern, new IntegrationResponse(status, Map.of(), Map.of()));
    var after = with(base, responses);
    return after.masksErrors() == Answer.NO
        ? Optional.of(
            new ApiChange(
                    "Answer SQS's errors with status " + status + " and deploy.",
                    commands,
                    undo,
                    "responses:\n  \"%s\":\n    statusCode: \"%s\""
                        .formatted(pattern.replace("\\", "\\\\"), status),
                    "judged: SQS's errors leave as status %s, a sent message as before."
                        .formatted(status))
                .remedy(names))
        : Optional.empty();
  }

  /** A pattern that takes errors and makes a success of them is narrowed to successes. */
  private static boolean takesErrors(Map.Entry<String, IntegrationResponse> response) {
    return !response.getKey().equals(Integration.DEFAULT)
        && response.getValue().isSuccess()
        && StatusPattern.errors().stream().anyMatch(it -> selects(response.getKey(), it));
  }

  private static boolean selects(String pattern, int status) {
    return only(pattern).responseFor(status).found().isPresent();
  }

  private static Integration only(String pattern) {
    return with(
        new Integration(
            "AWS", "", "", Optional.empty(), Map.of(), Map.of(), "", Optional.empty(), 1, Map.of()),
        Map.of(pattern, new IntegrationResponse("200", Map.of(), Map.of())));
  }

  private static boolean isMasked(Integration base, int status) {
    return base.responseFor(status).found().filter(IntegrationResponse::isSuccess).isPresent();
  }

  /** What SQS answers finds a response: a sent message a success, everything else an error. */
  public static Optional<Remedy> addDefault(Evidence account, KnownNames names) {
    return saved(account)
        .flatMap(
            base -> {
              var takesSent = base.responseFor(200).exists() == Answer.YES;
              return (takesSent ? ERROR_STATUSES : SUCCESS_STATUSES)
                  .stream()
                      .filter(it -> isFree(base, it))
                      .findFirst()
                      .map(
                          status ->
                              takesSent
                                  ? addResponse(account, status, "", names)
                                  : addResponse(account, status, "2\\d{2}", names));
            });
  }

  /**
   * @param pattern empty for a default response
   */
  private static Remedy addResponse(
      Evidence account, String status, String pattern, KnownNames names) {
    var commands = new ArrayList<Command>();
    var undo = new ArrayList<Command>();
    if (lacks(account, status)) {
      commands.add(ResponseCommands.declared(status));
      undo.addFirst(ResponseCommands.undeclared(status));
    }
    var isDefault = pattern.isEmpty();
    commands.add(ResponseCommands.added(status, pattern));
    undo.addFirst(ResponseCommands.removed(status, pattern));
    return new ApiChange(
            (isDefault
                    ? "Add a default integration response of status %s, an error, and deploy."
                    : "Add an integration response of status %s for what SQS accepts and deploy."
                        + " Messages may have been accepted meanwhile.")
                .formatted(status),
            commands,
            undo,
            "responses:\n  %s:\n    statusCode: \"%s\""
                .formatted(
                    isDefault ? "default" : "\"" + pattern.replace("\\", "\\\\") + "\"", status),
            isDefault
                ? "judged: an error of SQS without a response of its own leaves as status %s."
                    .formatted(status)
                : "judged: clients get status %s for a sent message.".formatted(status))
        .remedy(names);
  }

  /** The statuses that the integration responses map to are declared. */
  public static Optional<Remedy> declare(Evidence account, KnownNames names) {
    return saved(account)
        .map(
            base ->
                base.responses().values().stream()
                    .map(IntegrationResponse::statusCode)
                    .distinct()
                    .filter(it -> lacks(account, it))
                    .sorted()
                    .toList())
        .filter(it -> !it.isEmpty())
        .map(
            statuses ->
                new ApiChange(
                        "Declare the method response of %s and deploy. Messages were accepted although clients saw a 500."
                            .formatted(String.join(", ", statuses)),
                        statuses.stream().map(ResponseCommands::declared).toList(),
                        statuses.reversed().stream().map(ResponseCommands::undeclared).toList(),
                        "",
                        "judged: each integration response maps to a declared status.")
                    .remedy(names));
  }

  private static boolean isFree(Integration base, String status) {
    return base.responses().values().stream().noneMatch(it -> it.statusCode().equals(status));
  }

  private static boolean lacks(Evidence account, String status) {
    return account.method().is(it -> it.declares(status)) == Answer.NO;
  }

  static Optional<Integration> saved(Evidence account) {
    return account.saved().found().or(account.deployed()::found);
  }

  private static Integration with(Integration it, Map<String, IntegrationResponse> responses) {
    return new Integration(
        it.type(),
        it.httpMethod(),
        it.uri(),
        it.credentials(),
        it.requestParameters(),
        it.requestTemplates(),
        it.passthroughBehavior(),
        it.contentHandling(),
        it.timeoutInMillis(),
        responses);
  }
}
