package canary.lab.integration;

import java.util.Map;

/** What the service behind an AWS integration answers. */
public record BackendResponse(int status, Map<String, String> headers, byte[] body) {}
