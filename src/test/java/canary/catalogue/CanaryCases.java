package canary.catalogue;

import static canary.catalogue.Case.row;
import static canary.catalogue.Observations.*;

import canary.probe.TransportFault;
import java.util.List;

/** The cases of the component canary. */
final class CanaryCases {
  static final List<Case> ALL =
      List.of(
          row(
              CanaryCause.NAME_NOT_RESOLVED,
              unanswered(TransportFault.NAME_NOT_RESOLVED),
              unanswered(TransportFault.CONNECTION_REFUSED)),
          row(
              CanaryCause.CONNECTION_REFUSED,
              unanswered(TransportFault.CONNECT_TIMED_OUT),
              unanswered(TransportFault.ANSWER_TIMED_OUT)),
          row(
              CanaryCause.TLS_FAILED,
              unanswered(TransportFault.CERTIFICATE_EXPIRED),
              unanswered(TransportFault.CONNECTION_RESET)),
          row(
              CanaryCause.CONNECTION_BROKEN,
              unanswered(TransportFault.CLOSED_WITHOUT_ANSWER),
              unanswered(TransportFault.ANSWER_TIMED_OUT)),
          row(
              CanaryCause.NO_ANSWER_IN_TIME,
              unanswered(TransportFault.ANSWER_TIMED_OUT),
              unanswered(TransportFault.CONNECT_TIMED_OUT)),
          row(
              CanaryCause.ENDPOINT_POLICY_DENIES,
              reply("endpoint-policy-denies"),
              reply("queue-policy-denies")),
          row(
              CanaryCause.IDENTITY_UNEXPECTED,
              reply("user-may-not-send"),
              reply("role-missing-sendmessage")),
          row(
              CanaryCause.CONSOLE_PERMISSIONS_MISSING,
              reply("lists-queues"),
              reply("user-may-not-send")),
          row(
              CanaryCause.REQUEST_DOES_NOT_FIT,
              unanswered(TransportFault.CLIENT_CERTIFICATE_REQUIRED),
              unanswered(TransportFault.CERTIFICATE_NOT_TRUSTED)),
          row(CanaryCause.AWS_SERVICE_ERROR, reply("sqs-fails"), butPlainArrives("sqs-fails")));

  private CanaryCases() {}
}
