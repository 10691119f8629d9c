package canary.lab.integration;

import java.util.Map;

/** What TestInvokeMethod answers: the method's own answer, and the execution log. */
public record TestInvocation(int status, Map<String, String> headers, String body, String log) {}
