package canary.model;

import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.velocity.VelocityContext;
import org.apache.velocity.app.VelocityEngine;
import org.apache.velocity.app.event.EventCartridge;
import org.apache.velocity.app.event.IncludeEventHandler;
import org.apache.velocity.app.event.MethodExceptionEventHandler;
import org.apache.velocity.exception.MethodInvocationException;
import org.apache.velocity.exception.VelocityException;
import org.apache.velocity.runtime.RuntimeConstants;

/**
 * A mapping template, in the Velocity Template Language
 * (https://docs.aws.amazon.com/apigateway/latest/developerguide/models-mappings.html). It is
 * foreign text: it calls only what {@link Callable} lists, reads no file, and ends within its
 * {@link ExecutionBudget}.
 */
public record ExecutableTemplate(String text) {
  private static final VelocityEngine ENGINE = engine();

  /**
   * The text that the template makes of a request or of a response.
   *
   * @throws Stopped for a template that cannot be parsed or fails, or is more than is modeled
   */
  public String render(
      InputVariable input, Map<String, Object> context, Map<String, String> stage) {
    ExecutionBudget budget = new ExecutionBudget();
    VelocityContext variables = budget.context();
    variables.put("input", input);
    variables.put("util", new UtilVariable(input.notes()));
    variables.put("context", context);
    variables.put("stageVariables", stage);
    EventCartridge cartridge = new EventCartridge();
    cartridge.addEventHandler(new UndefinedReference());
    cartridge.addEventHandler((IncludeEventHandler) (_, _, _, _) -> null);
    cartridge.addEventHandler(
        (MethodExceptionEventHandler)
            (_, _, method, failure, _) -> {
              throw new VelocityException(method + " failed", failure);
            });
    cartridge.attachToContext(variables);
    StringBuilder rendered = new StringBuilder();
    try {
      ScopedValue.where(ExecutionBudget.CURRENT, budget)
          .run(() -> ENGINE.evaluate(variables, budget.writer(rendered), "template", text));
    } catch (MethodInvocationException failed) {
      throw stopped(failed);
    } catch (VelocityException broken) {
      throw stopped(broken);
    } catch (StackOverflowError deep) {
      throw Stopped.notModeled("a template that is nested so deep");
    }
    return rendered.toString();
  }

  private static Stopped stopped(Throwable failure) {
    return Stream.iterate(failure, it -> it != null, Throwable::getCause)
        .filter(Stopped.class::isInstance)
        .map(Stopped.class::cast)
        .findFirst()
        .orElseGet(Stopped::templateFails);
  }

  private static VelocityEngine engine() {
    Properties properties = new Properties();
    // AWS's own examples set $context.responseOverride.header.NAME with hyphens in the name.
    properties.setProperty(RuntimeConstants.PARSER_HYPHEN_ALLOWED, "true");
    properties.setProperty(RuntimeConstants.EVENTHANDLER_INVALIDREFERENCES_NULL, "true");
    properties.setProperty(RuntimeConstants.UBERSPECT_CLASSNAME, Callable.class.getName());
    // https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-execution-service-limits-table.html
    properties.setProperty(RuntimeConstants.MAX_NUMBER_LOOPS, "1000");
    // A macro is of the template that defines it.
    properties.setProperty(RuntimeConstants.VM_PERM_INLINE_LOCAL, "true");
    return new VelocityEngine(properties);
  }
}
