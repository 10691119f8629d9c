package canary.lab.integration;

import canary.lab.gateway.GatewayError;
import java.io.StringWriter;
import java.util.Map;
import java.util.Properties;
import org.apache.velocity.VelocityContext;
import org.apache.velocity.app.VelocityEngine;
import org.apache.velocity.app.event.EventCartridge;
import org.apache.velocity.app.event.MethodExceptionEventHandler;
import org.apache.velocity.exception.MethodInvocationException;
import org.apache.velocity.exception.VelocityException;
import org.apache.velocity.runtime.RuntimeConstants;

/**
 * A mapping template, in the Velocity Template Language
 * (https://docs.aws.amazon.com/apigateway/latest/developerguide/models-mappings.html).
 */
public record MappingTemplate(String text) {
  private static final VelocityEngine ENGINE = engine();

  /**
   * The text that the template makes of a request or of a response.
   *
   * @throws GatewayError for a template that cannot be parsed or fails
   */
  public String render(
      InputVariable input, Map<String, Object> context, Map<String, String> stage) {
    VelocityContext variables = new VelocityContext();
    variables.put("input", input);
    variables.put("util", new UtilVariable());
    variables.put("context", context);
    variables.put("stageVariables", stage);
    EventCartridge cartridge = new EventCartridge();
    cartridge.addEventHandler(new UndefinedReference());
    cartridge.addEventHandler(
        (MethodExceptionEventHandler)
            (_, _, method, failure, _) -> {
              throw new VelocityException(method + " failed", failure);
            });
    cartridge.attachToContext(variables);
    StringWriter rendered = new StringWriter();
    try {
      ENGINE.evaluate(variables, rendered, "template", text);
    } catch (MethodInvocationException failed) {
      throw failed.getCause() instanceof GatewayError error ? error : unable();
    } catch (VelocityException broken) {
      throw unable();
    }
    return rendered.toString();
  }

  /** The reason in the log is widely reported; no dated recording of it is known. */
  private static GatewayError unable() {
    return GatewayError.configuration("Unable to transform request");
  }

  private static VelocityEngine engine() {
    Properties properties = new Properties();
    // AWS's own examples set $context.responseOverride.header.NAME with hyphens in the name.
    properties.setProperty(RuntimeConstants.PARSER_HYPHEN_ALLOWED, "true");
    properties.setProperty(RuntimeConstants.EVENTHANDLER_INVALIDREFERENCES_NULL, "true");
    return new VelocityEngine(properties);
  }
}
