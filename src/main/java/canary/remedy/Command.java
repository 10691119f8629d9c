package canary.remedy;

import java.util.Optional;
import java.util.TreeSet;

/**
 * A command of the AWS CLI, while names are still open.
 *
 * @param head with placeholders
 * @param rest words that stay as they are
 * @param look at what it sets; empty where it sets nothing that was read
 */
record Command(String head, String rest, Optional<Look> look) {
  Command(String head, String rest) {
    this(head, rest, Optional.empty());
  }

  static Command of(String head) {
    return new Command(head, "");
  }

  Command behind(Look first) {
    return new Command(head, rest, Optional.of(first));
  }

  /**
   * With its names filled in; what is not known is added to {@code missing}, and then nothing is
   * looked at before.
   */
  String filled(KnownNames names, TreeSet<String> missing) {
    var open = new TreeSet<String>();
    var words = PlaceholderText.shell(head, names, open);
    var whole = rest.isEmpty() ? words : words + " " + rest;
    missing.addAll(open);
    return look.filter(_ -> open.isEmpty()).map(it -> it.around(whole, names)).orElse(whole);
  }
}
