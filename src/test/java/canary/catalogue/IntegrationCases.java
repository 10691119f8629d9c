package canary.catalogue;

import static canary.catalogue.Case.row;
import static canary.catalogue.IntegrationBodyCause.*;
import static canary.catalogue.IntegrationCause.*;
import static canary.catalogue.IntegrationRequestCause.*;
import static canary.catalogue.IntegrationResponseCause.*;
import static canary.catalogue.Observations.*;

import canary.probe.Damage;
import canary.probe.Outcome.Doubt;
import java.util.List;

/** The cases of the component integration. */
final class IntegrationCases {
  static final List<Case> ALL =
      List.of(
          row(
              MEDIA_TYPE_NOT_MAPPED,
              reply("unsupported-media-type"),
              reply("invalid-request-body")),
          row(BODY_PASSED_THROUGH, reply("old-sentence"), reply("role-missing-sendmessage")),
          row(METHOD_NOT_POST, reply("missing-action"), butPlainArrives("missing-action")),
          row(QUEUE_PATH_WRONG, reply("no-such-queue"), butPlainArrives("no-such-queue")),
          row(
              STAGE_VARIABLE_MISSING,
              reply("internal-server-error"),
              butPlainArrives("internal-server-error")),
          row(TYPE_NOT_AWS, unproven(Doubt.NO_MESSAGE_ID), unproven(Doubt.NO_DIGEST)),
          row(
              CONTENT_HANDLING_CONVERTS,
              damaged(Damage.BASE64_ENCODED),
              damaged(Damage.READ_AS_LATIN_1)),
          row(
              TIMEOUT_TOO_SHORT,
              reply("integration-timed-out"),
              butPlainArrives("integration-timed-out")),
          row(CONTENT_TYPE_NOT_MAPPED, reply("no-operation"), butPlainArrives("no-operation")),
          row(ACTION_MISSING, reply("missing-action"), butPlainArrives("missing-action")),
          row(BODY_NOT_ENCODED, reply("delay-refused"), reply("message-too-large")),
          row(BODY_ENCODED_TWICE, damaged(Damage.ENCODED_TWICE), damaged(Damage.FORM_DECODED)),
          row(BODY_REWRITTEN, damaged(Damage.REWRITTEN), damaged(Damage.NEWLINE_ADDED)),
          row(TEMPLATE_ADDS_WHITESPACE, damaged(Damage.NEWLINE_ADDED), damaged(Damage.REWRITTEN)),
          row(
              TARGET_HEADER_MISSING,
              reply("no-operation-json"),
              butPlainArrives("no-operation-json")),
          row(
              JSON_BODY_NOT_ESCAPED,
              butPlainArrives("body-not-a-string"),
              gateway("SerializationException")),
          row(QUEUE_URL_MISSING, reply("queue-url-missing"), reply("message-body-missing")),
          row(PROTOCOLS_MIXED, reply("no-operation-json"), butPlainArrives("no-operation-json")),
          row(
              HEADER_NOT_ALLOWED,
              reply("internal-server-error"),
              butPlainArrives("internal-server-error")),
          row(
              TEMPLATE_FAILS,
              reply("internal-server-error"),
              butPlainArrives("internal-server-error")),
          row(RESPONSE_MASKS_ERRORS, reply("old-sentence-with-status-200"), reply("old-sentence")),
          row(
              RESPONSE_DEFAULT_MISSING,
              reply("internal-server-error"),
              butPlainArrives("internal-server-error")),
          row(
              METHOD_RESPONSE_MISSING,
              reply("internal-server-error"),
              butPlainArrives("internal-server-error")),
          row(
              RESPONSE_HIDES_MESSAGE_ID,
              unproven(Doubt.NO_DIGEST),
              unproven(Doubt.NOTHING_TO_COMPARE)));

  private IntegrationCases() {}
}
