package canary.model;

import org.apache.velocity.app.event.InvalidReferenceEventHandler;
import org.apache.velocity.context.Context;
import org.apache.velocity.util.introspection.Info;

/**
 * In API Gateway an undefined reference prints nothing, and equals both null and the empty string:
 * recorded by LocalStack's test suite on 2025-06-18. Velocity itself would print the reference.
 */
final class UndefinedReference implements InvalidReferenceEventHandler {
  @Override
  public Object invalidGetMethod(
      Context context, String reference, Object object, String property, Info info) {
    return "";
  }

  @Override
  public boolean invalidSetMethod(
      Context context, String leftReference, String rightReference, Info info) {
    return false;
  }

  @Override
  public Object invalidMethod(
      Context context, String reference, Object object, String method, Info info) {
    return "";
  }
}
