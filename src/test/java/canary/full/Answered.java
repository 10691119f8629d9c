package canary.full;

import canary.full.aws.DeployedStack;
import java.util.List;
import java.util.Map;
import tools.jackson.jr.ob.JSON;

/** A report as the deployed function answers it. */
record Answered(Map<String, Object> report) {

  /** What the schedule gives the function. */
  private static final String SCHEDULED =
      "{\"mode\":\"probe\",\"notify\":true,\"scheduledTime\":\"2026-11-23T00:00:00Z\"}";

  static Answered scheduled(DeployedStack stack) {
    return new Answered(JSON.std.mapFrom(stack.invoke(SCHEDULED)));
  }

  static Answered inspected(DeployedStack stack) {
    return new Answered(JSON.std.mapFrom(stack.invoke("{\"mode\":\"inspect\"}")));
  }

  String status() {
    return (String) report.get("status");
  }

  /** A cause as the report names it. */
  record Named(String id, String verdict, List<String> commands) {

    static Named of(Object cause) {
      Map<?, ?> read = (Map<?, ?>) cause;
      Map<?, ?> remedy = (Map<?, ?>) read.get("fix");
      return new Named(
          (String) read.get("id"),
          (String) read.get("verdict"),
          ((List<?>) remedy.get("commands")).stream().map(String.class::cast).toList());
    }
  }

  List<Named> causes() {
    return named("causes");
  }

  /** What the account proves beside what shows. */
  List<Named> alsoFound() {
    return named("alsoFound");
  }

  private List<Named> named(String member) {
    return ((List<?>) report.get(member)).stream().map(Named::of).toList();
  }
}
