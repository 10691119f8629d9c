package canary.lab.gateway;

import canary.lab.gateway.caller.Admission;
import canary.lab.gateway.caller.Callers;
import canary.lab.gateway.caller.SignatureCheck;
import canary.lab.integration.Backend;
import canary.lab.template.Stack;
import java.time.InstantSource;

/** What surrounds a gateway: its account and Region, the callers, the services, the time. */
public record Account(Stack stack, Callers callers, Backend backend, InstantSource clock) {
  Admission admission() {
    return new Admission(
        stack, new SignatureCheck(callers.credentials(), stack.region(), clock), callers);
  }
}
