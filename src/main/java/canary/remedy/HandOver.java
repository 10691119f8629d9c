package canary.remedy;

/**
 * A change that another decides, as it is handed to him.
 *
 * @param to whoever can make it
 * @param asks what is asked of him, in sentences
 * @param document of JSON that he can paste; empty where none can be written
 */
public record HandOver(String to, String asks, String document) {}
