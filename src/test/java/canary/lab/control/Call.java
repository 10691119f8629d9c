package canary.lab.control;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One operation that is asked of AWS, as the SDK's models name it and its parameters. */
record Call(String service, String operation, Map<String, Object> parameters) {
  String text(String name) {
    return find(name).orElseThrow(() -> new Refusal("ValidationException", name + " is missing"));
  }

  Optional<String> find(String name) {
    return Optional.ofNullable(parameters.get(name)).map(Object::toString);
  }

  Map<?, ?> map(String name) {
    return parameters.get(name) instanceof Map<?, ?> map ? map : Map.of();
  }

  List<?> list(String name) {
    return parameters.get(name) instanceof List<?> list ? list : List.of();
  }

  Refusal notFound(String what) {
    return new Refusal(
        service.equals("iam") ? "NoSuchEntity" : "NotFoundException", what + " does not exist");
  }

  static Refusal notInLab(Call call) {
    return new Refusal("NotInLab", call.service() + " " + call.operation());
  }
}
