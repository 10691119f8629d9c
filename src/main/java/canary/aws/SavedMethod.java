package canary.aws;

import canary.evidence.Finding;
import canary.evidence.Integration;
import canary.evidence.Method;

/** A method and its integration, as one read gives them; absent while the method has none. */
record SavedMethod(Method method, Finding<Integration> integration) {}
