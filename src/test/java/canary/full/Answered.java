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
    return new Answered(JSON.std.mapFrom(stack.call(SCHEDULED)));
  }

  static Answered inspected(DeployedStack stack) {
    return new Answered(JSON.std.mapFrom(stack.call("{\"mode\":\"inspect\"}")));
  }

  String status() {
    return (String) report.get("status");
  }

  /** A cause as the report names it, with its fix. */
  record Named(String id, String verdict, Map<?, ?> fix) {

    static Named of(Object cause) {
      Map<?, ?> read = (Map<?, ?>) cause;
      return new Named(
          (String) read.get("id"), (String) read.get("verdict"), (Map<?, ?>) read.get("fix"));
    }

    List<String> commands() {
      return lines("commands");
    }

    /** The block of an email: the commands and what stands around them. */
    List<String> script() {
      return lines("script");
    }

    String rollback() {
      return (String) fix.get("rollback");
    }

    /** The lines for the template of the stack. */
    String template() {
      return (String) fix.get("template");
    }

    /** Where in their sources the change has to be made. */
    List<String> changes() {
      return ((List<?>) fix.get("sources"))
          .stream().map(it -> (String) ((Map<?, ?>) it).get("change")).toList();
    }

    /** Id and verdict. */
    String describe() {
      return id + " " + verdict;
    }

    private List<String> lines(String member) {
      return ((List<?>) fix.get(member)).stream().map(String.class::cast).toList();
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
