package canary.remedy;

/**
 * A change that another person decides on, as a text to hand over.
 *
 * @param to whoever can make it
 * @param asks the request, in sentences
 * @param document of JSON to paste; empty where none can be written
 */
public record HandOver(String to, String asks, String document) {}
