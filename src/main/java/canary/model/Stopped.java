package canary.model;

/**
 * API Gateway answers a request itself instead of calling the service, and why.
 *
 * <p>https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html
 */
public final class Stopped extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final Kind kind;

  /** What stops a request. */
  public enum Kind {
    /** No template takes the content type, and none may be passed through: a 415. */
    UNSUPPORTED_MEDIA_TYPE,
    /** A header is mapped that API Gateway does not allow to be mapped: a 500. */
    HEADER_NOT_ALLOWED,
    /** The mapping template cannot be parsed, or fails: a 500. */
    TEMPLATE_FAILS,
    /** The payload is not what content handling or a template needs: a 500. */
    PAYLOAD_NOT_CONVERTIBLE,
    /** URI, credentials or a mapping are none: a 500. */
    NOT_CONFIGURED,
    /** The model does not know what API Gateway does here. */
    NOT_MODELED
  }

  private Stopped(Kind kind, String reason) {
    super(reason, null, false, false);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }

  static Stopped unsupportedMediaType() {
    return new Stopped(Kind.UNSUPPORTED_MEDIA_TYPE, "Unsupported Media Type");
  }

  /** Words as in LocalStack's source; that AWS answers 500 was recorded on 2024-12-11. */
  static Stopped headerNotAllowed(String name) {
    return new Stopped(Kind.HEADER_NOT_ALLOWED, name + " header already present");
  }

  /** The reason in the log is widely reported; no dated recording of it is known. */
  static Stopped templateFails() {
    return new Stopped(Kind.TEMPLATE_FAILS, "Unable to transform request");
  }

  /** "An override may only be applied to each parameter once"; a second one is a 5XX. */
  static Stopped overriddenTwice(String name) {
    return new Stopped(Kind.TEMPLATE_FAILS, "Override of " + name + " may only be applied once");
  }

  static Stopped notConvertible(String reason) {
    return new Stopped(Kind.PAYLOAD_NOT_CONVERTIBLE, reason);
  }

  /** Recorded by LocalStack's test suite on 2025-09-29. */
  static Stopped invalidEndpoint() {
    return new Stopped(Kind.NOT_CONFIGURED, "Invalid endpoint address");
  }

  static Stopped invalidMapping(String text) {
    return new Stopped(Kind.NOT_CONFIGURED, "Invalid mapping expression specified: " + text);
  }

  static Stopped notModeled(String what) {
    return new Stopped(Kind.NOT_MODELED, what);
  }
}
