package canary.catalogue;

import static canary.catalogue.Case.row;
import static canary.catalogue.Observations.*;
import static canary.catalogue.RoleCause.*;

import java.util.List;

/** The cases of the component role. */
final class RoleCases {
  static final List<Case> ALL =
      List.of(
          row(MISSING, reply("internal-server-error"), butPlainArrives("internal-server-error")),
          row(
              NOT_ASSUMABLE,
              reply("internal-server-error"),
              butPlainArrives("internal-server-error")),
          row(
              TRUST_CONDITION,
              reply("internal-server-error"),
              butPlainArrives("internal-server-error")),
          row(MISSING_SENDMESSAGE, reply("role-missing-sendmessage"), reply("role-denies")),
          row(ALLOWS_WRONG_QUEUE, reply("role-missing-sendmessage"), reply("queue-does-not-allow")),
          row(DENIES_SENDING, reply("role-denies"), reply("queue-policy-denies")),
          row(BOUNDARY_DENIES, reply("boundary-does-not-allow"), reply("role-missing-sendmessage")),
          row(SESSION_POLICY_DENIES, reply("session-policy-denies"), reply("boundary-denies")),
          row(
              CONDITION_NOT_MET,
              reply("role-missing-sendmessage"),
              reply("boundary-does-not-allow")),
          row(SERVICE_CONTROL_POLICY_DENIES, reply("scp-denies-by-arn"), reply("rcp-denies")),
          row(RESOURCE_CONTROL_POLICY_DENIES, reply("rcp-denies"), reply("scp-denies")),
          row(CALLER_CREDENTIALS_USED, reply("user-may-not-send"), reply("queue-policy-denies")),
          row(
              STS_NOT_ACTIVATED,
              reply("internal-server-error"),
              butPlainArrives("internal-server-error")));

  private RoleCases() {}
}
