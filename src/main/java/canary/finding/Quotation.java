package canary.finding;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Text from outside that is fit to be printed: an answer's words, a name that an account gave, an
 * error of AWS. Only the redaction makes one, and reports hold nothing else from outside.
 */
public final class Quotation {
  /** Longest quotation of words in characters. */
  public static final int LONGEST = Redaction.LONGEST;

  /** Says nothing. */
  public static final Quotation NONE = new Quotation("");

  private final String text;

  private Quotation(String text) {
    this.text = text;
  }

  /** Sentences and bodies: secrets masked, control characters gone, at most 700 characters. */
  public static Quotation of(String foreign) {
    return new Quotation(Redaction.words(foreign));
  }

  /** Several of them, each with its own limit. */
  public static Quotation list(List<String> foreign) {
    return new Quotation(foreign.stream().map(Redaction::words).collect(Collectors.joining(", ")));
  }

  /** Several sentences, each with its own limit. */
  public static Quotation sentences(List<String> foreign) {
    return new Quotation(foreign.stream().map(Redaction::words).collect(Collectors.joining("; ")));
  }

  /** Whether the text holds nothing that looks like a secret, and so can be printed as it is. */
  public static boolean isPlain(String foreign) {
    return SecretForm.secrets(foreign).isEmpty();
  }

  /** The name of an error: what such a name can have, at most 100 characters. */
  public static Quotation code(String foreign) {
    return new Quotation(Redaction.code(foreign));
  }

  /** An id of a request or message: one of AWS's usual form as it is, another as a code. */
  public static Quotation id(String foreign) {
    return new Quotation(Redaction.id(foreign));
  }

  /** The same behind words of our own. */
  public Quotation behind(String own) {
    return new Quotation(own + text);
  }

  public String text() {
    return text;
  }

  public boolean isEmpty() {
    return text.isEmpty();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Quotation quotation && quotation.text.equals(text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
