package canary.lab.template;

import canary.lab.Laboratory;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The project's own template, read once, and its stacks, each resolved once. */
public final class Stacks {
  private final Template template;
  private final Map<Map<String, String>, Resolved> resolved = new ConcurrentHashMap<>();

  public Stacks() throws IOException {
    template = Template.own();
  }

  /** The stack with these parameters, defaults for the rest, in a laboratory of its own. */
  public Laboratory laboratory(Map<String, String> parameters) throws IOException {
    return Laboratory.start(
        resolved.computeIfAbsent(parameters, it -> template.resolve(Stack.ORDERS, it)));
  }
}
