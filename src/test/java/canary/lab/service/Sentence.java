package canary.lab.service;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.jr.ob.JSON;

/**
 * Each sentence that AWS says on this path beside those of the model of SQS; the words and where
 * they were found stand in sentences.json.
 */
public enum Sentence {
  DENIAL,
  IDENTITY_SILENT,
  IDENTITY_DENIES,
  RESOURCE_SILENT,
  RESOURCE_DENIES,
  BOUNDARY_SILENT,
  BOUNDARY_DENIES,
  SERVICE_CONTROL_SILENT,
  SERVICE_CONTROL_DENIES,
  RESOURCE_CONTROL_DENIES,
  UNKNOWN_OPERATION_XML,
  UNKNOWN_OPERATION_CORAL,
  QUEUE_ABSENT_QUERY,
  QUEUE_ABSENT_JSON,
  REQUEST_THROTTLED,
  INTERNAL_FAILURE,
  SERVICE_UNAVAILABLE,
  KMS_WRAPPED,
  KMS_DENIAL,
  KMS_DENIAL_FOREIGN,
  CIPHERTEXT_NOT_READABLE,
  KMS_THROTTLED,
  KEY_DISABLED,
  KEY_PENDING_DELETION,
  KEY_PENDING_IMPORT,
  KEY_USAGE_NOT_FITTING,
  KEY_ABSENT,
  ALIAS_ABSENT;

  /**
   * A sentence as found.
   *
   * @param standing {@code verbatim} when these words were recorded from this service, {@code
   *     reconstructed} otherwise
   */
  public record Found(String id, String says, String source, String date, String standing) {
    /** Refuses a sentence of which it is not told where it comes from. */
    public Found {
      if (source.isBlank() || !date.matches("\\d{4}(-\\d\\d-\\d\\d)?")) {
        throw new IllegalArgumentException("The sentence " + id + " has no source or no date.");
      }
      if (!List.of("verbatim", "reconstructed").contains(standing)) {
        throw new IllegalArgumentException(
            "The sentence " + id + " is \"" + standing + "\", not verbatim or reconstructed.");
      }
    }
  }

  private static final Pattern SLOT = Pattern.compile("\\{([a-zA-Z]+)}");
  private static final Map<String, Found> FOUND = read();

  /** Every sentence of the fixture, by id. */
  static Map<String, Found> found() {
    return FOUND;
  }

  String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public String says() {
    return says(Map.of());
  }

  /** The sentence with its slots filled, each {@code {slot}} by the value of that name. */
  public String says(Map<String, String> slots) {
    return SLOT.matcher(FOUND.get(id()).says())
        .replaceAll(slot -> Matcher.quoteReplacement(filled(slot.group(1), slots)));
  }

  private String filled(String slot, Map<String, String> slots) {
    return Optional.ofNullable(slots.get(slot))
        .orElseThrow(
            () -> new IllegalArgumentException("The sentence " + id() + " wants {" + slot + "}."));
  }

  private static Map<String, Found> read() {
    try (InputStream fixture =
        Sentence.class.getResourceAsStream("/canary/lab/sentences/sentences.json")) {
      return JSON.std.listOfFrom(Object.class, fixture).stream()
          .map(row -> found((Map<?, ?>) row))
          .collect(Collectors.toUnmodifiableMap(Found::id, Function.identity()));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Found found(Map<?, ?> row) {
    Function<String, String> field =
        name -> Optional.ofNullable(row.get(name)).map(Object::toString).orElse("");
    return new Found(
        field.apply("id"),
        field.apply("says"),
        field.apply("source"),
        field.apply("date"),
        field.apply("standing"));
  }
}
