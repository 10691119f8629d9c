package canary.lab.gateway.caller;

import canary.lab.gateway.VpcEndpoint;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Who may be a caller: the credentials that exist, and what each of them is allowed.
 *
 * @param endpoint that calls come through; empty for calls from the internet
 * @param authorizer the function behind the API's Lambda authorizer
 */
public record Callers(
    List<Credential> credentials,
    Authority authority,
    Supplier<Optional<VpcEndpoint>> endpoint,
    AuthorizerFunction authorizer) {
  /** Callers from the internet. */
  public Callers(List<Credential> credentials, Authority authority) {
    this(credentials, authority, Optional::empty, AuthorizerFunction.none());
  }

  /** One credential that may invoke everything. */
  public static Callers only(Credential credential) {
    return new Callers(List.of(credential), Authority.allowingAll());
  }
}
