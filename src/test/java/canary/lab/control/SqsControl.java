package canary.lab.control;

import canary.lab.Laboratory;
import canary.lab.iam.PolicyDocument;
import canary.lab.sqs.Queue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.jr.ob.JSON;

/** What SQS does to the laboratory's queues when it is asked to. */
record SqsControl(Laboratory lab) {
  private static final int LARGEST = 1_048_576;

  Map<String, Object> answer(Call call) {
    return switch (call.operation()) {
      case "CreateQueue" -> create(call);
      case "GetQueueUrl" ->
          Map.of(
              "QueueUrl",
              lab.account().queues().stream()
                  .map(Queue::url)
                  .filter(it -> it.endsWith("/" + call.text("QueueName")))
                  .findFirst()
                  .orElseThrow(() -> call.notFound("queue")));
      case "GetQueueAttributes" -> Map.of("Attributes", attributes(call));
      case "SetQueueAttributes" -> set(queue(call), call.map("Attributes"));
      case "AddPermission" -> addPermission(call);
      case "RemovePermission" -> removePermission(call);
      case String _ -> throw Call.notInLab(call);
    };
  }

  private Map<String, Object> set(Queue queue, Map<?, ?> attributes) {
    attributes.forEach((name, value) -> changed(queue, name.toString(), value.toString()));
    lab.surround(
        account ->
            account
                .queue(queue.arn())
                .map(
                    it -> {
                      var changed = it;
                      for (var entry : attributes.entrySet()) {
                        changed =
                            changed(
                                changed, entry.getKey().toString(), entry.getValue().toString());
                      }
                      return account.with(changed);
                    })
                .orElse(account));
    return Map.of();
  }

  private static Queue changed(Queue it, String name, String value) {
    return switch (name) {
      case "Policy" ->
          new Queue(
              it.arn(),
              it.url(),
              Optional.of(value).filter(text -> !text.isEmpty()).map(PolicyDocument::parse),
              it.kmsMasterKeyId(),
              it.fifo(),
              it.contentBasedDeduplication(),
              it.maximumMessageSize(),
              it.highThroughput());
      case "SqsManagedSseEnabled" -> it;
      case "KmsMasterKeyId" ->
          new Queue(
              it.arn(),
              it.url(),
              it.policy(),
              Optional.of(value).filter(id -> !id.isEmpty()),
              it.fifo(),
              it.contentBasedDeduplication(),
              it.maximumMessageSize(),
              it.highThroughput());
      case "MaximumMessageSize" -> it.withMaximumMessageSize(Integer.parseInt(value));
      case "ContentBasedDeduplication" ->
          new Queue(
              it.arn(),
              it.url(),
              it.policy(),
              it.kmsMasterKeyId(),
              it.fifo(),
              Boolean.parseBoolean(value),
              it.maximumMessageSize(),
              it.highThroughput());
      // SQS takes the limit of a group only with deduplication by group, so both are set at once.
      case "DeduplicationScope" -> it;
      case "FifoThroughputLimit" -> it.withHighThroughput(value.equals("perMessageGroupId"));
      case String _ -> throw new Refusal("NotInLab", "the attribute " + name);
    };
  }

  private Map<String, Object> create(Call call) {
    var name = call.text("QueueName");
    var stack = lab.stack().stack();
    var url = "https://sqs.%s.amazonaws.com/%s/%s".formatted(stack.region(), stack.account(), name);
    var queue =
        new Queue(
            "arn:aws:sqs:%s:%s:%s".formatted(stack.region(), stack.account(), name),
            url,
            Optional.empty(),
            Optional.empty(),
            name.endsWith(".fifo"),
            false,
            LARGEST);
    lab.surround(account -> account.with(queue));
    return Map.of("QueueUrl", url);
  }

  private Map<String, Object> attributes(Call call) {
    var queue = queue(call);
    var all = new LinkedHashMap<String, Object>();
    queue.policy().ifPresent(it -> all.put("Policy", it.json()));
    queue.kmsMasterKeyId().ifPresent(it -> all.put("KmsMasterKeyId", it));
    all.put("MaximumMessageSize", Integer.toString(queue.maximumMessageSize()));
    if (queue.fifo()) {
      all.put("ContentBasedDeduplication", Boolean.toString(queue.contentBasedDeduplication()));
      all.put("DeduplicationScope", queue.highThroughput() ? "messageGroup" : "queue");
      all.put("FifoThroughputLimit", queue.highThroughput() ? "perMessageGroupId" : "perQueue");
    }
    all.keySet().retainAll(call.list("AttributeNames"));
    return all;
  }

  private Map<String, Object> addPermission(Call call) {
    var queue = queue(call);
    var statements = statements(queue);
    if (statements.stream().anyMatch(it -> call.text("Label").equals(it.get("Sid")))) {
      throw new Refusal("InvalidParameterValue", "Label: already exists.");
    }
    statements.add(
        Map.of(
            "Sid", call.text("Label"),
            "Effect", "Allow",
            "Principal",
                Map.of(
                    "AWS",
                    call.list("AWSAccountIds").stream()
                        .map(it -> "arn:aws:iam::" + it + ":root")
                        .toList()),
            "Action", call.list("Actions").stream().map(it -> "SQS:" + it).toList(),
            "Resource", queue.arn()));
    return set(queue, Map.of("Policy", policy(statements)));
  }

  private Map<String, Object> removePermission(Call call) {
    var queue = queue(call);
    var left =
        statements(queue).stream().filter(it -> !call.text("Label").equals(it.get("Sid"))).toList();
    if (left.size() == statements(queue).size()) {
      throw new Refusal("InvalidParameterValue", "Label: can't find label on existing policy.");
    }
    return set(queue, Map.of("Policy", left.isEmpty() ? "" : policy(left)));
  }

  private static String policy(List<Map<String, Object>> statements) {
    return JSON.std.asString(Map.of("Version", "2012-10-17", "Statement", statements));
  }

  private static List<Map<String, Object>> statements(Queue queue) {
    var statements = new ArrayList<Map<String, Object>>();
    queue
        .policy()
        .ifPresent(policy -> policy.statements().forEach(it -> statements.add(it.elements())));
    return statements;
  }

  private Queue queue(Call call) {
    return lab.account().queues().stream()
        .filter(it -> it.url().equals(call.text("QueueUrl")))
        .findFirst()
        .orElseThrow(
            () ->
                new Refusal(
                    "AWS.SimpleQueueService.NonExistentQueue",
                    "The specified queue does not exist."));
  }
}
