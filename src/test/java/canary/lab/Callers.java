package canary.lab;

import java.util.List;

/** Who may be a caller: the credentials that exist, and what each of them is allowed. */
public record Callers(List<Credential> credentials, Authority authority) {
  /** One credential that may invoke everything. */
  public static Callers only(Credential credential) {
    return new Callers(List.of(credential), Authority.allowingAll());
  }
}
