package canary.lab.iam;

/**
 * One question to the policies: who wants to do what to which resource, and under which
 * circumstances.
 */
record AccessRequest(Caller caller, String action, String resource, RequestContext context) {}
