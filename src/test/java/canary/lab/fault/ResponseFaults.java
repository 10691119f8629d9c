package canary.lab.fault;

import static canary.catalogue.IntegrationResponseCause.*;
import static canary.lab.fault.Edit.integration;
import static canary.lab.fault.Edit.without;
import static canary.lab.fault.Fault.deployed;

import canary.catalogue.RoleCause;
import java.util.List;
import java.util.Map;

/** Faults of the integration response. */
final class ResponseFaults {
  private static final Map<String, Object> ALWAYS_FINE =
      Map.of(
          "statusCode",
          "200",
          "responseTemplates",
          Map.of("application/json", "{\"message\":\"great success!\"}"));

  static final List<Fault> ALL =
      List.of(
          deployed(
                  RoleCause.MISSING_SENDMESSAGE,
                  "every answer of SQS becomes a 200 with words of one's own, and the role may not"
                      + " send",
                  integration("responses", Map.of("default", ALWAYS_FINE))
                      .and(without("SendPolicy", "SendOnly")))
              .named("masked")
              .beside(RESPONSE_MASKS_ERRORS),
          deployed(
                  RoleCause.MISSING_SENDMESSAGE,
                  "every answer of SQS becomes a 200, and the role may not send",
                  integration("responses", Map.of("default", Map.of("statusCode", "200")))
                      .and(without("SendPolicy", "SendOnly")))
              .named("masked-in-words")
              .beside(RESPONSE_MASKS_ERRORS),
          deployed(
              RESPONSE_DEFAULT_MISSING,
              "there are integration responses for errors only",
              stack -> Edit.integration(stack).at("responses", "default").remove()),
          deployed(
              METHOD_RESPONSE_MISSING,
              "the method does not declare the status 200",
              stack -> Edit.method(stack).at("responses", "200").remove()),
          deployed(
              RESPONSE_HIDES_MESSAGE_ID,
              "the response to a sent message is replaced by words of one's own",
              stack -> Edit.integration(stack).at("responses", "default").put(ALWAYS_FINE)));

  private ResponseFaults() {}
}
