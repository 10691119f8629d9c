package canary.report;

import canary.catalogue.CanaryCause;
import canary.catalogue.Impact;
import canary.probe.Layer;

/** The consequence for messages, in the word and the sentences that an email begins with. */
enum Consequence {
  REJECTED("REJECTED", "Callers see the error. Callers that retry lose nothing."),
  /** The request is the canary's own; others are made as the API requires. */
  MISFIT("REJECTED", "Callers whose requests fit are not affected. The API is not watched."),
  /** An error of the server may come after SQS has taken the message. */
  REJECTED_LATE("REJECTED", "Callers see the error. Callers that retry may send it twice."),
  LOST("LOST", "Callers get a success. The message is lost."),
  CORRUPTED("CORRUPTED", "Callers see a success. Consumers get a changed message."),
  UNVERIFIED("UNVERIFIED", "Unknown: messages may arrive or be lost."),
  NO_RESPONSE("NO RESPONSE", "Unknown: other callers may reach the API."),
  DELIVERED("DELIVERED", ""),
  NO_FAULT("NO FAULT", ""),
  FAULTY("FAULTY", ""),
  NOT_PROVEN("NOT PROVEN", ""),
  CANARY_ERROR("CANARY ERROR", "None known. The API is not watched meanwhile."),
  /** Its credentials or its permissions; other callers have their own. */
  CANARY_REJECTED("CANARY ERROR", "None known: callers have permissions of their own.");

  private final String word;
  private final String impact;

  Consequence(String word, String impact) {
    this.word = word;
    this.impact = impact;
  }

  static Consequence of(Report report) {
    return switch (report.seen().kind()) {
      case REFUSED -> report.status() == Status.BLIND ? CANARY_REJECTED : ofRefusal(report);
      case DAMAGED -> CORRUPTED;
      case UNPROVEN -> UNVERIFIED;
      case UNANSWERED -> NO_RESPONSE;
      case DELIVERED -> DELIVERED;
      case BLIND -> CANARY_ERROR;
      case NOT_PROBED ->
          switch (report.status()) {
            case HEALTHY -> NO_FAULT;
            case FAILING -> FAULTY;
            case UNPROVEN -> NOT_PROVEN;
            case BLIND -> CANARY_ERROR;
          };
    };
  }

  private static Consequence ofRefusal(Report report) {
    if (isMisfit(report)) {
      return MISFIT;
    }
    return isSuccess(report) ? LOST : reachesNothing(report) ? REJECTED : REJECTED_LATE;
  }

  String word() {
    return word;
  }

  /** What it means for callers; empty where nothing is to be said. */
  String impact() {
    return impact;
  }

  /**
   * @param got what callers get, as {@code HTTP 502}
   */
  String sentence(String got) {
    return switch (this) {
      case REJECTED ->
          "Messages are REJECTED: callers get %s, nothing reaches the queue.".formatted(got);
      case MISFIT -> "The canary's request does not fit this API: it gets %s.".formatted(got);
      case REJECTED_LATE ->
          "Messages are REJECTED: callers get %s; a message may have arrived.".formatted(got);
      case LOST -> "Messages are LOST: callers get %s, nothing reaches the queue.".formatted(got);
      case CORRUPTED ->
          "Messages are CORRUPTED: callers get %s, the queue a changed message.".formatted(got);
      case UNVERIFIED ->
          "Delivery is UNVERIFIED: callers get %s without a proof of arrival.".formatted(got);
      case NO_RESPONSE -> "NO RESPONSE: the API did not respond to the canary.";
      case DELIVERED -> "Messages arrive as they were sent.";
      case NO_FAULT -> "Inspection: no fault found in the configuration.";
      case FAULTY -> "Inspection: messages cannot pass whole with this configuration.";
      case NOT_PROVEN -> "Inspection: nothing found that stops messages, and not all is proven.";
      case CANARY_ERROR -> "CANARY ERROR: the canary itself failed; nothing is known of the API.";
      case CANARY_REJECTED ->
          "CANARY ERROR: the API rejects the canary with %s; nothing is known of other callers."
              .formatted(got);
    };
  }

  /** Its request is all that is wrong. */
  private static boolean isMisfit(Report report) {
    return report.alsoFound().stream()
            .anyMatch(it -> it.cause() == CanaryCause.REQUEST_DOES_NOT_FIT)
        && report.alsoFound().stream().allMatch(it -> it.cause().impact() == Impact.UNSAFE);
  }

  private static boolean isSuccess(Report report) {
    var status = report.seen().httpStatus();
    return status.isPresent() && status.getAsInt() / 100 == 2;
  }

  /** SQS itself refused, or API Gateway before it called SQS. */
  private static boolean reachesNothing(Report report) {
    var status = report.seen().httpStatus();
    return report
        .seen()
        .layer()
        .filter(
            layer ->
                layer == Layer.QUEUE
                    || layer == Layer.GATEWAY && status.isPresent() && status.getAsInt() / 100 == 4)
        .isPresent();
  }
}
