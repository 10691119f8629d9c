package canary.report;

/**
 * A read that gave nothing: what was to be read, why it was not, and the permission that would cure
 * it.
 */
public record NotRead(String what, String why, String grant) {}
