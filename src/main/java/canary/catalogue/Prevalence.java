package canary.catalogue;

import java.util.Set;

/** How often a cause is met in the world, by which causes that are equally sure are ordered. */
public enum Prevalence {
  USUAL,
  SELDOM;

  private static final Set<Cause> RARE =
      Set.of(
          RoleCause.BOUNDARY_DENIES,
          RoleCause.SESSION_POLICY_DENIES,
          RoleCause.SERVICE_CONTROL_POLICY_DENIES,
          RoleCause.RESOURCE_CONTROL_POLICY_DENIES,
          CanaryCause.ENDPOINT_POLICY_DENIES);

  public static Prevalence of(Cause cause) {
    return RARE.contains(cause) ? SELDOM : USUAL;
  }
}
