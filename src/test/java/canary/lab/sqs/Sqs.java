package canary.lab.sqs;

import canary.lab.iam.Because;
import canary.lab.iam.Caller.AssumedRole;
import canary.lab.iam.Judge;
import canary.lab.integration.BackendRequest;
import canary.lab.integration.BackendResponse;
import canary.lab.kms.Kms;
import canary.lab.service.NotInLab;
import canary.lab.service.Sentence;
import canary.lab.service.Services.Outage;
import canary.lab.sqs.QueueLookup.Located;
import canary.model.Dialect;
import canary.model.ErrorCode;
import canary.model.Heard;
import canary.model.Hearing;
import canary.model.IntegrationEndpoint;
import canary.model.SendMessage;
import canary.model.ServiceCall;
import canary.model.SqsError;
import canary.model.Validation;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * SQS in every Region, for one operation: SendMessage.
 *
 * <p>The order - read the request, find the queue, authorize, count against the quota, check the
 * parameters, encrypt, keep - is assumed; AWS does not document it.
 */
public final class Sqs {
  private final MessageStore store = new MessageStore();

  /** The messages accepted so far, oldest first. */
  public List<Message> messages() {
    return store.messages();
  }

  public List<Message> take() {
    return store.take();
  }

  /**
   * Answers as AWS answers.
   *
   * @throws NotInLab when AWS's answer is not known
   */
  public BackendResponse answer(BackendRequest request, Judge judge) {
    return switch (Hearing.of(call(request))) {
      case Heard.NotRecorded(String what) -> throw new NotInLab(what);
      case Heard.Other(String action) ->
          throw new NotInLab("the action " + action + ", which the lab does not carry out");
      case Heard.NoOperation(Heard.ErrorFormat answer) ->
          switch (answer) {
            case XML -> Wording.unknownOperation();
            case ENVELOPE -> Wording.unknownOperationOfFrontEnd();
          };
      case Heard.Refused(SqsError error, Dialect dialect) -> Wording.of(dialect).failure(error);
      case Heard.Sending(SendMessage message, Dialect dialect, _) ->
          answer(message, Wording.of(dialect), request, judge);
    };
  }

  private BackendResponse answer(
      SendMessage message, Wording wording, BackendRequest request, Judge judge) {
    Optional<Outage> outage = judge.account().services().outage();
    if (outage.isPresent()) {
      return wording.failure(failure(outage.get()));
    }
    AssumedRole caller = caller(request, judge);
    QueueLookup lookup = new QueueLookup(judge.account(), request.region(), caller.account());
    return switch (lookup.locate(message.queueUrl())) {
      case Located.Found(Queue queue) ->
          refusal(caller, queue, message, judge)
              .map(wording::failure)
              .orElseGet(() -> wording.success(store.put(queue, message, judge.now())));
      case Located.NoAddress(SqsError error) -> wording.failure(error);
      case Located.NoQueue() -> wording.failure(queueAbsent(wording));
    };
  }

  private static ServiceCall call(BackendRequest request) {
    return new ServiceCall(
        new IntegrationEndpoint(
            request.region(), request.service(), request.path(), Optional.empty()),
        request.method(),
        request.query(),
        request.headers(),
        request.body());
  }

  private static Optional<SqsError> refusal(
      AssumedRole caller, Queue queue, SendMessage message, Judge judge) {
    return Because.words(judge.sending(caller, queue), "sqs:sendmessage")
        .map(because -> denied(caller, queue, because))
        .or(() -> throttled(queue, judge))
        .or(() -> new Validation(message, queue.traits()).firstFault())
        .or(() -> new Kms(judge).refusal(caller, queue));
  }

  private static SqsError denied(AssumedRole caller, Queue queue, String because) {
    return new SqsError(
        ErrorCode.ACCESS_DENIED,
        Sentence.DENIAL.says(
            Map.of(
                "principal",
                caller.arn(),
                "action",
                "sqs:sendmessage",
                "resource",
                queue.arn(),
                "because",
                because)));
  }

  private static Optional<SqsError> throttled(Queue queue, Judge judge) {
    return judge.account().services().throttlesSending(queue)
        ? Optional.of(new SqsError(ErrorCode.REQUEST_THROTTLED, Sentence.REQUEST_THROTTLED.says()))
        : Optional.empty();
  }

  private static SqsError failure(Outage outage) {
    return switch (outage) {
      case UNAVAILABLE ->
          new SqsError(ErrorCode.SERVICE_UNAVAILABLE, Sentence.SERVICE_UNAVAILABLE.says());
      case FAILING -> new SqsError(ErrorCode.INTERNAL_FAILURE, Sentence.INTERNAL_FAILURE.says());
    };
  }

  private static SqsError queueAbsent(Wording wording) {
    Sentence sentence =
        wording == Wording.JSON_PROTOCOL ? Sentence.QUEUE_ABSENT_JSON : Sentence.QUEUE_ABSENT_QUERY;
    return new SqsError(ErrorCode.NON_EXISTENT_QUEUE, sentence.says());
  }

  private static AssumedRole caller(BackendRequest request, Judge judge) {
    String roleArn = request.session().roleArn();
    return judge
        .account()
        .role(roleArn)
        .map(role -> AssumedRole.of(role, request.session()))
        .orElseThrow(() -> new NotInLab("a session of the absent role " + roleArn));
  }
}
