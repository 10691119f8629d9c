package canary.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A decoded {@code application/x-www-form-urlencoded} text. */
record Form(List<Field> fields) {
  /** One name and its value. */
  record Field(String name, String value) {}

  /**
   * Empty when the text is no form SQS can read: a part without {@code =}, a name that no parameter
   * has, a percent sign that starts no byte. The first was recorded, as was a blank before the
   * first name; the rest is assumed. White space before a later name makes it another name.
   */
  static Optional<Form> read(String text) {
    List<Field> fields = new ArrayList<>();
    for (String part : text.isEmpty() ? new String[0] : text.split("&", -1)) {
      int equals = part.indexOf('=');
      String name = equals < 0 ? "" : part.substring(0, equals);
      if (!(fields.isEmpty() ? name : name.strip()).matches("[A-Za-z0-9_.-]+")) {
        return Optional.empty();
      }
      try {
        fields.add(new Field(name, URLDecoder.decode(part.substring(equals + 1), UTF_8)));
      } catch (IllegalArgumentException _) {
        return Optional.empty();
      }
    }
    return Optional.of(new Form(List.copyOf(fields)));
  }

  Form and(Form other) {
    return new Form(Stream.concat(fields.stream(), other.fields.stream()).toList());
  }

  /** The value of this name; of several the first. Which one SQS takes is not documented. */
  Optional<String> first(String name) {
    return fields.stream().filter(field -> field.name().equals(name)).map(Field::value).findFirst();
  }

  Stream<String> names() {
    return fields.stream().map(Field::name);
  }
}
