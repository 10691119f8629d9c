package canary.catalogue;

import static canary.catalogue.Case.row;
import static canary.catalogue.Observations.*;
import static canary.catalogue.QueueCause.*;
import static canary.catalogue.QueuePolicyCause.*;

import java.util.List;

/** The cases of the component queue. */
final class QueueCases {
  static final List<Case> ALL =
      List.of(
          row(MISSING, reply("no-such-queue-json"), butPlainArrives("no-such-queue")),
          row(POLICY_DENIES, reply("queue-policy-denies"), reply("role-denies")),
          row(POLICY_DENIES_ALL, reply("queue-policy-denies"), reply("queue-does-not-allow")),
          row(POLICY_CONDITION, reply("queue-policy-denies"), reply("scp-denies")),
          row(
              CROSS_ACCOUNT_DENIED,
              reply("foreign-queue-does-not-allow"),
              reply("role-missing-sendmessage")),
          row(
              POLICY_STALE_PRINCIPAL,
              reply("foreign-queue-does-not-allow"),
              reply("queue-does-not-allow")),
          row(GROUP_ID_MISSING, reply("group-id-missing"), reply("message-body-missing")),
          row(
              DEDUPLICATION_ID_MISSING,
              reply("deduplication-id-missing"),
              reply("not-for-queue-type")),
          row(
              PARAMETER_NOT_VALID,
              error(
                  400,
                  "InvalidParameterValue",
                  "The request must contain non-empty message attribute name."),
              reply("not-for-queue-type")),
          row(PARAMETER_NOT_FOR_QUEUE_TYPE, reply("not-for-queue-type"), reply("delay-refused")),
          row(MESSAGE_TOO_LARGE, reply("message-too-large"), reply("deduplication-id-missing")),
          row(
              MESSAGE_OVER_SQS_LIMIT,
              error(
                  400,
                  "InvalidParameterValue",
                  "One or more parameters are invalid. Reason: Message must be shorter than 1048576"
                      + " bytes."),
              reply("message-too-large")),
          row(
              CHARACTERS_NOT_ALLOWED,
              reply("characters-not-allowed"),
              gateway("InvalidMessageContents")),
          row(MESSAGE_EMPTY, reply("message-body-missing"), reply("group-id-missing")),
          row(THROTTLED, reply("sqs-throttles"), gateway("RequestThrottled")),
          row(INSECURE_TRANSPORT, reply("insecure"), gateway("InvalidSecurity")));

  private QueueCases() {}
}
