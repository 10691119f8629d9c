package canary.aws;

import canary.evidence.Integration;
import canary.evidence.Method;
import canary.finding.Finding;

/** A method and its integration, as one read gives them; absent while the method has none. */
record SavedMethod(Method method, Finding<Integration> integration) {}
