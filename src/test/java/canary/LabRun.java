package canary;

import static java.nio.charset.StandardCharsets.UTF_8;

import canary.evidence.Account;
import canary.finding.Answer;
import canary.lab.Laboratory;
import canary.report.Notification;
import canary.report.Publisher;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.jr.ob.JSON;

/**
 * One scheduled run of the real handler in a laboratory.
 *
 * @param report what the handler answered
 * @param notices what it published
 * @param log what it printed
 */
public record LabRun(Map<String, Object> report, List<Notification> notices, String log) {
  /** Runs the handler with an account that it may read nothing of. */
  public static LabRun blind(Laboratory lab) throws IOException {
    return of(lab, new BlindAccount());
  }

  /** Runs the handler as a cold environment would, without pauses between attempts. */
  public static LabRun of(Laboratory lab, Account account) throws IOException {
    return of("{\"mode\":\"probe\",\"notify\":true}", lab, account);
  }

  /** Has the handler judge the configuration alone. */
  public static LabRun inspecting(Laboratory lab, Account account) throws IOException {
    return of("{\"mode\":\"inspect\"}", lab, account);
  }

  /** Has the handler judge the configuration of what a URL leads to. */
  public static LabRun inspecting(String url, Laboratory lab, Account account) throws IOException {
    return of(JSON.std.asString(Map.of("mode", "inspect", "url", url)), lab, account);
  }

  private static LabRun of(String event, Laboratory lab, Account account) throws IOException {
    var notices = new ArrayList<Notification>();
    Publisher collecting =
        notice -> {
          notices.add(notice);
          return new Publisher.Publication.Published();
        };
    var log = new ByteArrayOutputStream();
    var answer = new ByteArrayOutputStream();
    new Canary(
            lab.environment(),
            new World(
                _ -> account,
                _ -> collecting,
                () -> new FixedAlarms(Answer.UNKNOWN),
                _ -> Optional.empty(),
                new PrintStream(log, true, UTF_8),
                Clock.systemUTC(),
                Duration.ZERO))
        .handleRequest(
            new ByteArrayInputStream(event.getBytes(UTF_8)),
            answer,
            new TimeLeft(lab.patience().multipliedBy(6)));
    return new LabRun(
        JSON.std.mapFrom(answer.toString(UTF_8)), List.copyOf(notices), log.toString(UTF_8));
  }

  /** HEALTHY, FAILING, UNPROVEN or BLIND. */
  public String status() {
    return report.get("status").toString();
  }

  /** The causes in the order of the report. */
  public List<Named> causes() {
    return named("causes");
  }

  /** The causes that the account proves beside those that show. */
  public List<Named> alsoFound() {
    return named("alsoFound");
  }

  /** What the handler said of the reply. */
  public String reply() {
    var outcome = (Map<?, ?>) report.get("outcome");
    var status = outcome.get("httpStatus");
    return (status == null ? "" : status + " ") + outcome.get("code");
  }

  /** What the report says of the outcome. */
  public String said() {
    return ((Map<?, ?>) report.get("outcome")).get("said").toString();
  }

  /** The mail that a person would get. */
  public String mail() throws IOException {
    return JSON.std.mapFrom(notices.getFirst().message()).get("email").toString();
  }

  /** The mail under its subject. */
  public String letter() throws IOException {
    return "Subject: " + notices.getFirst().subject() + "\n\n" + mail();
  }

  /** The reply's code alone. */
  public String code() {
    return ((Map<?, ?>) report.get("outcome")).get("code").toString();
  }

  private List<Named> named(String member) {
    return ((List<?>) report.get(member))
        .stream().map(it -> (Map<?, ?>) it).map(Named::of).toList();
  }

  /**
   * A cause as the report names it.
   *
   * @param kinds of its evidence
   */
  public record Named(String id, String verdict, List<String> kinds) {
    static Named of(Map<?, ?> cause) {
      return new Named(
          cause.get("id").toString(),
          cause.get("verdict").toString(),
          ((List<?>) cause.get("because"))
              .stream().map(it -> ((Map<?, ?>) it).get("kind").toString()).toList());
    }

    /** Id and verdict. */
    public String describe() {
      return id + " " + verdict;
    }

    /** Whether the report still holds it for possible. */
    public boolean stands() {
      return !verdict.equals("RULED_OUT");
    }
  }
}
