package canary.lab.control;

/** AWS does not do what it is asked. */
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String code;

  Refusal(String code, String message) {
    super(message);
    this.code = code;
  }

  String code() {
    return code;
  }
}
