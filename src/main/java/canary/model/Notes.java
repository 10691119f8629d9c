package canary.model;

import java.util.Set;
import java.util.TreeSet;

/** Observations made while a request passes through an integration. */
public final class Notes {
  private final Set<String> missing = new TreeSet<>();
  private boolean open;
  private boolean notText;

  /** A parameter, or a {@code $.path} of the body, is asked for that the request does not have. */
  void missing(String what) {
    missing.add(what);
  }

  Set<String> missing() {
    return Set.copyOf(missing);
  }

  /** A value is used that only API Gateway knows. */
  void open() {
    open = true;
  }

  boolean isOpen() {
    return open;
  }

  /** A map is taken for text. */
  void notText() {
    notText = true;
  }

  boolean isNotText() {
    return notText;
  }
}
