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
import canary.lab.sqs.QueueAddress.Located;
import canary.lab.sqs.Understood.Answered;
import canary.lab.sqs.Understood.Sending;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * SQS in every Region, for one operation: SendMessage.
 *
 * <p>The order - read the request, find the queue, authorise, count against the quota, check the
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
    return switch (read(request)) {
      case Answered(BackendResponse response) -> response;
      case Sending(SendMessage _, Dialect dialect)
          when judge.account().services().outage().isPresent() ->
          dialect.failure(failure(judge.account().services().outage().orElseThrow()));
      case Sending(SendMessage message, Dialect dialect) ->
          switch (new QueueAddress(judge.account(), request.region()).locate(message.queueUrl())) {
            case Located.Found(Queue queue) ->
                refusal(caller(request, judge), queue, message, judge)
                    .map(dialect::failure)
                    .orElseGet(() -> dialect.success(store.put(queue, message, judge.now())));
            case Located.NoAddress(SqsError error) -> dialect.failure(error);
            case Located.NoQueue() -> dialect.failure(queueAbsent(dialect));
          };
    };
  }

  private static Understood read(BackendRequest request) {
    if (!request.method().equals("POST")) {
      return new QueryProtocol(request).read(request.query());
    }
    String target = Headers.value(request, "X-Amz-Target");
    return switch (Headers.mediaType(request)) {
      case "application/x-www-form-urlencoded" ->
          new QueryProtocol(request).read(new String(request.body(), StandardCharsets.UTF_8));
      case "application/x-amz-json-1.0" ->
          target.isEmpty()
              ? new Answered(Dialect.unknownOperation())
              : new JsonProtocol(target).read(request.body());
      case "application/json" -> new Answered(Dialect.unknownOperationOfFrontEnd());
      case String _ -> new Answered(Dialect.unknownOperation());
    };
  }

  private static Optional<SqsError> refusal(
      AssumedRole caller, Queue queue, SendMessage message, Judge judge) {
    return Because.words(judge.sending(caller, queue), "sqs:sendmessage")
        .map(because -> denied(caller, queue, because))
        .or(() -> throttled(queue, judge))
        .or(() -> new Validation(message, queue).firstFault())
        .or(() -> new Kms(judge).refusal(caller, queue));
  }

  private static SqsError denied(AssumedRole caller, Queue queue, String because) {
    return SqsError.of(
        ErrorCode.ACCESS_DENIED,
        Sentence.DENIAL,
        Map.of(
            "principal",
            caller.arn(),
            "action",
            "sqs:sendmessage",
            "resource",
            queue.arn(),
            "because",
            because));
  }

  private static Optional<SqsError> throttled(Queue queue, Judge judge) {
    return judge.account().services().throttlesSending(queue)
        ? Optional.of(
            SqsError.of(ErrorCode.REQUEST_THROTTLED, Sentence.REQUEST_THROTTLED, Map.of()))
        : Optional.empty();
  }

  private static SqsError failure(Outage outage) {
    return switch (outage) {
      case UNAVAILABLE ->
          SqsError.of(ErrorCode.SERVICE_UNAVAILABLE, Sentence.SERVICE_UNAVAILABLE, Map.of());
      case FAILING -> SqsError.of(ErrorCode.INTERNAL_FAILURE, Sentence.INTERNAL_FAILURE, Map.of());
    };
  }

  private static SqsError queueAbsent(Dialect dialect) {
    Sentence sentence =
        dialect == Dialect.JSON_PROTOCOL ? Sentence.QUEUE_ABSENT_JSON : Sentence.QUEUE_ABSENT_QUERY;
    return SqsError.of(ErrorCode.NON_EXISTENT_QUEUE, sentence, Map.of());
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
