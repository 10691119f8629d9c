package canary;

import canary.evidence.Evidence;
import canary.evidence.RequestContract;
import canary.json.JsonReader;
import canary.model.BodyModel;
import canary.model.BodySample;
import canary.model.BodySample.Made;
import canary.probe.Message;
import canary.probe.Outcome;
import canary.probe.Payload;
import canary.symptom.Observation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Holds the message of a target against the model and the parameters that a stage validates. */
record MessageCheck(Message message) {
  private static final Payload.Kind KIND = Payload.Kind.COMBINED;

  /** A quotation is cut off, and half a body is of no use. */
  private static final int SHOWN = 400;

  /** What it lacks for the model. */
  List<String> faults(BodyModel model) {
    return model.faults(
        JsonReader.read(message.payload(KIND, Payload.EXAMPLE_ID, Instant.EPOCH, "").body()));
  }

  /**
   * In words, with a TargetBody that meets the model where the message does not; empty where the
   * stage validates nothing or was not read.
   */
  String note(Evidence account) {
    return account.contract().found().map(it -> note(it, account)).orElse("");
  }

  /** The same where API Gateway did not take the message; nothing where that is not why. */
  String note(Observation seen) {
    return seen.outcome() instanceof Outcome.Refused(var refusal, _)
            && refusal.code().equals("BadRequestException")
        ? seen.account()
            .contract()
            .found()
            .filter(it -> !isMet(it, seen.account()))
            .map(it -> note(it, seen.account()))
            .orElse("")
        : "";
  }

  private boolean isMet(RequestContract contract, Evidence account) {
    return lacking(contract).isEmpty()
        && model(contract, account)
            .filter(it -> !faults(it).isEmpty() || !it.unread().isEmpty())
            .isEmpty();
  }

  private String note(RequestContract contract, Evidence account) {
    var lacking = lacking(contract);
    return Stream.of(
            lacking.isEmpty() ? "" : "the validator requires %s".formatted(lacking),
            model(contract, account).map(this::body).orElse(""))
        .filter(it -> !it.isEmpty())
        .collect(Collectors.joining("; "));
  }

  private List<String> lacking(RequestContract contract) {
    return contract.queryParameters().stream()
        .filter(it -> !Message.hasParameter(message.query(), it))
        .map("query."::concat)
        .toList();
  }

  private Optional<BodyModel> model(RequestContract contract, Evidence account) {
    return account.place().httpMethod().equals("GET")
        ? Optional.empty()
        : BodyModel.of(contract, message.mediaType());
  }

  private String body(BodyModel model) {
    var what = "the model for " + message.mediaType();
    var faults = faults(model);
    if (faults.isEmpty()) {
      return model.unread().isEmpty()
          ? "the message meets " + what
          : "it is open whether the message meets %s, which uses %s"
              .formatted(what, model.unread());
    }
    return "the message does not meet %s: %s; %s"
        .formatted(
            what,
            String.join(", ", faults),
            switch (BodySample.of(model)) {
              case Made.Body(var sample) when sample.length() <= SHOWN ->
                  "a TargetBody that does: " + sample;
              case Made.Body _ -> "mode setup prints a TargetBody that does";
              case Made.Obstructed(var keywords) ->
                  "no TargetBody is derived, fill in by hand: " + String.join(", ", keywords);
            });
  }
}
