package canary.catalogue;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** An entry of the catalogue; the components stand in the order of the message's path. */
public sealed interface Cause
    permits GatewayCause,
        GatewayAccessCause,
        IntegrationCause,
        IntegrationRequestCause,
        IntegrationBodyCause,
        IntegrationResponseCause,
        RoleCause,
        QueueCause,
        QueuePolicyCause,
        KeyCause,
        KeyStateCause,
        CanaryCause {

  /** The hop whose alarm it raises. */
  default Component component() {
    return switch (this) {
      case GatewayAccessCause _, GatewayCause _ -> Component.GATEWAY;
      case IntegrationBodyCause _,
          IntegrationCause _,
          IntegrationRequestCause _,
          IntegrationResponseCause _ ->
          Component.INTEGRATION;
      case RoleCause _ -> Component.ROLE;
      case QueueCause _, QueuePolicyCause _ -> Component.QUEUE;
      case KeyCause _, KeyStateCause _ -> Component.KEY;
      case CanaryCause _ -> Component.CANARY;
    };
  }

  Entry entry();

  /** The constant's own name. */
  String name();

  /**
   * Component and constant in kebab case: the README's anchor, the golden text's name, the subject
   * of a commit.
   */
  default String id() {
    return component().id() + "-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What it does to messages while it lasts. */
  default Impact impact() {
    return entry().impact();
  }

  /** Every cause, in the order of the path. */
  static List<Cause> catalogue() {
    return Stream.<Cause[]>of(
            GatewayCause.values(),
            GatewayAccessCause.values(),
            IntegrationCause.values(),
            IntegrationRequestCause.values(),
            IntegrationBodyCause.values(),
            IntegrationResponseCause.values(),
            RoleCause.values(),
            QueueCause.values(),
            QueuePolicyCause.values(),
            KeyCause.values(),
            KeyStateCause.values(),
            CanaryCause.values())
        .flatMap(Stream::of)
        .toList();
  }
}
