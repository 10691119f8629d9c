package canary.remedy;

import canary.finding.Arn;
import canary.finding.Quotation;
import java.util.Optional;
import java.util.stream.Stream;

/** A name and where it is from, which decides what it may do in a command. */
record Named(Arn arn, Origin origin) {

  /** The origin of a name, the most trusted first. */
  enum Origin {
    SETTINGS,
    ACCOUNT,
    /** Whoever answered may have made it up. */
    REPLY
  }

  /** The first that is there. What looks like a secret is no name. */
  static Optional<Named> first(Optional<Arn> set, Optional<Arn> read, Optional<Arn> replied) {
    return Stream.of(
            of(set, Origin.SETTINGS),
            of(read, Origin.ACCOUNT),
            of(replied.filter(Named::isPrintable), Origin.REPLY))
        .flatMap(Optional::stream)
        .findFirst();
  }

  boolean onlyInReply() {
    return origin == Origin.REPLY;
  }

  private static Optional<Named> of(Optional<Arn> arn, Origin origin) {
    return arn.map(it -> new Named(it, origin));
  }

  private static boolean isPrintable(Arn arn) {
    return Quotation.of(arn.toString()).text().equals(arn.toString());
  }
}
