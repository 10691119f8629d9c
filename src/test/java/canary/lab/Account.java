package canary.lab;

import java.time.InstantSource;

/** What surrounds a gateway: its account and Region, the callers, the services, the time. */
record Account(Stack stack, Callers callers, Backend backend, InstantSource clock) {
  Admission admission() {
    return new Admission(
        stack, new SignatureCheck(callers.credentials(), stack.region(), clock), callers);
  }
}
