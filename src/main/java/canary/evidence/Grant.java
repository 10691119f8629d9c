package canary.evidence;

import java.util.Set;

/**
 * A grant on a key.
 *
 * @param constrained whether it holds for certain encryption contexts only
 */
public record Grant(String granteePrincipal, Set<String> operations, boolean constrained) {
  public Grant {
    operations = Set.copyOf(operations);
  }
}
