package canary.remedy;

import canary.json.JsonWriter;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What a command sets, looked at before it is run, while names are still open.
 *
 * @param show prints what is there; with placeholders
 * @param query of JMESPath for what is set
 * @param error what the AWS CLI calls it where nothing is there; empty where it prints null
 * @param what as a sentence names it after the; with placeholders
 */
record Look(String show, String query, String error, Printed read, Printed set, String what) {

  /** What {@code show} prints as JSON; empty where a name in it is not known. */
  @FunctionalInterface
  interface Printed {
    Optional<String> with(KnownNames names);

    static Printed json(String text) {
      return _ -> Optional.of(text);
    }

    static Printed text(String value) {
      return json(JsonWriter.write(value));
    }

    static Printed value(Placeholder placeholder) {
      return names -> names.value(placeholder).map(JsonWriter::write);
    }

    /** A text with placeholders. */
    static Printed filled(String text) {
      return names -> PlaceholderText.filled(text, names);
    }

    static Printed pair(Printed one, Printed other) {
      return names ->
          one.with(names).flatMap(it -> other.with(names).map(and -> "[" + it + "," + and + "]"));
    }
  }

  Look(String show, String query, Printed read, Printed set, String what) {
    this(show, query, "", read, set, what);
  }

  Look(String show, String query, String read, String set, String what) {
    this(show, query, Printed.json(read), Printed.json(set), what);
  }

  /** For the command that takes the change back. */
  Look reversed() {
    return new Look(show, query, error, set, read, what);
  }

  /** The command behind the look; alone where a name is open, or what was read. */
  String around(String command, KnownNames names) {
    var open = new TreeSet<String>();
    var shown = shown(names, open);
    return read.with(names)
        .filter(_ -> open.isEmpty())
        .flatMap(before -> set.with(names).map(after -> unchanged(shown, before, after, names)))
        .map(it -> it.or(command))
        .orElse(command);
  }

  private Unchanged unchanged(String shown, String before, String after, KnownNames names) {
    return new Unchanged(shown, before, after, PlaceholderText.prose(what, names));
  }

  private String shown(KnownNames names, TreeSet<String> open) {
    var shown =
        "%s --query %s --output json"
            .formatted(PlaceholderText.shell(show, names, open), ShellWord.of(query));
    return error.isEmpty() ? shown : Unchanged.orError(shown, error);
  }
}
