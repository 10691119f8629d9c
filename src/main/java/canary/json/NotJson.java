package canary.json;

/** A text is not JSON; the message says where and why, and quotes nothing of the text. */
public final class NotJson extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NotJson(String why, int at) {
    super(why + " at character " + (at + 1));
  }
}
