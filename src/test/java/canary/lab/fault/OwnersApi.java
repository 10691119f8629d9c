package canary.lab.fault;

import canary.lab.Laboratory;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * An API of somebody's, watched by the line that setup prints.
 *
 * @param stack parameters of the template that it is made of
 * @param change makes it
 * @param headers that its callers send, and that its owner puts into a secret
 * @param parameters that the line has to have, beside those that name things; API stands for its id
 * @param faults each breaks the API while it is watched
 */
public record OwnersApi(
    String what,
    Map<String, String> stack,
    Consumer<Laboratory> change,
    Map<String, String> headers,
    Map<String, String> parameters,
    List<Fault> faults) {

  static OwnersApi of(String what, Consumer<Laboratory> change) {
    return new OwnersApi(what, Map.of(), change, Map.of(), Map.of(), List.of());
  }

  static OwnersApi changed(String what, Edit change) {
    return of(what, lab -> lab.change(change));
  }

  /** And something around it as well. */
  OwnersApi and(Consumer<Laboratory> more) {
    return new OwnersApi(what, stack, change.andThen(more), headers, parameters, faults);
  }

  OwnersApi with(Map<String, String> parametersOfStack) {
    return new OwnersApi(what, parametersOfStack, change, headers, parameters, faults);
  }

  /** Its callers send these headers. */
  OwnersApi calledWith(Map<String, String> sent) {
    return new OwnersApi(what, stack, change, sent, parameters, faults);
  }

  OwnersApi watchedBy(Map<String, String> watching) {
    return new OwnersApi(what, stack, change, headers, watching, faults);
  }

  OwnersApi brokenBy(Fault... breaking) {
    return new OwnersApi(what, stack, change, headers, parameters, List.of(breaking));
  }

  @Override
  public String toString() {
    return what;
  }
}
