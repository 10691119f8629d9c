package canary.model;

import java.util.List;
import java.util.Map;

/**
 * The settings that a request meets beside the integration.
 *
 * @param context the variables under {@code $context}; with the overrides of request and response
 *     where the caller needs them
 * @param stageVariables of the stage
 * @param binaryMediaTypes of the API
 */
public record Surroundings(
    Map<String, Object> context,
    Map<String, String> stageVariables,
    List<String> binaryMediaTypes,
    Notes notes) {
  public Surroundings(
      Map<String, Object> context,
      Map<String, String> stageVariables,
      List<String> binaryMediaTypes) {
    this(context, stageVariables, binaryMediaTypes, new Notes());
  }

  Overrides requestOverride() {
    return context.get("requestOverride") instanceof Overrides set ? set : Overrides.ofRequest();
  }
}
