package canary.cause;

/** What settles a cause that the reply leaves open: the read to make, in words. */
public record Proof(String read) {
  static final Proof BY_REPLY = new Proof("");

  static Proof settledBy(String read) {
    return new Proof(read);
  }

  static Proof byReply() {
    return BY_REPLY;
  }
}
