package canary.evidence;

/**
 * The host and the path of a URL whose host name is not the API's own.
 *
 * @param path begins with a slash; the base path, if there is one, is its beginning
 */
public record DomainUrl(String host, String path) {}
