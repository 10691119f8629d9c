package canary.remedy;

import java.util.List;
import java.util.Optional;

/**
 * The fix of a cause, as the catalogue writes it: {@code {role.name}} and the like stand for names
 * that are filled in later, {@code {valid.template}} and the like for values that fit the stack's
 * protocol and type of queue.
 *
 * @param allows the actions that the commands' statement allows the role; empty where they add none
 * @param againstDeny what to do instead where the service spoke of an explicit deny
 * @param computation what is asked first; this form is for what it leaves open
 * @param look at what the first command sets and {@code undo} sets back; empty where that is not
 *     read
 */
public record RemedyTemplate(
    String does,
    List<String> commands,
    String template,
    String verify,
    String undo,
    Risk risk,
    List<String> allows,
    Optional<RemedyTemplate> againstDeny,
    Optional<Computation> computation,
    Optional<Look> look) {

  public RemedyTemplate(
      String does, List<String> commands, String template, String verify, String undo, Risk risk) {
    this(
        does,
        commands,
        template,
        verify,
        undo,
        risk,
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** What carrying out a remedy can do beyond template. */
  public enum Risk {
    NONE("changes nothing"),
    ADDS("adds without changing what is there"),
    CHANGES_API("changes the API for all its callers"),
    REPLACES_TEMPLATE("replaces the whole mapping template, for all the API's callers"),
    WIDENS_ACCESS("widens access"),
    NARROWS_ROLE("takes from all that use the role what this method does not need"),
    CHANGES_QUEUE("changes the queue for all its producers and consumers");

    private final String words;

    Risk(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }

  /** Something to look at or to decide; no command fits all stacks. */
  public static RemedyTemplate byHand(String does) {
    return new RemedyTemplate(does, List.of(), "", "", "", Risk.NONE);
  }

  /** Asks this first, for every service: it judges what it gives. */
  public RemedyTemplate computedBy(Computation first) {
    return but(
        template,
        risk,
        allows,
        againstDeny.map(it -> it.computedBy(first)),
        Optional.of(first),
        look);
  }

  /** Asks one computation, or another where the service spoke of an explicit deny. */
  public RemedyTemplate computedBy(Computation first, Computation whenDenied) {
    return computedBy(first).orAgainstDeny(against(true).computedBy(whenDenied));
  }

  RemedyTemplate at(Risk higher) {
    return but(template, higher, allows, againstDeny, computation, look);
  }

  public RemedyTemplate inTemplate(String patch) {
    return but(patch.strip(), risk, allows, againstDeny, computation, look);
  }

  RemedyTemplate allowing(String... actions) {
    return but(template, risk, List.of(actions), againstDeny, computation, look);
  }

  RemedyTemplate behind(Look first) {
    return but(template, risk, allows, againstDeny, computation, Optional.of(first));
  }

  /** Where the service spoke of an explicit deny this is to be done instead: no Allow helps. */
  public RemedyTemplate orAgainstDeny(RemedyTemplate instead) {
    return but(template, risk, allows, Optional.of(instead), computation, look);
  }

  public RemedyTemplate orAgainstDeny(String instead) {
    return orAgainstDeny(
        byHand(instead + "; adding an Allow does not help: an explicit Deny wins."));
  }

  /** The same commands. */
  private RemedyTemplate but(
      String template,
      Risk risk,
      List<String> allows,
      Optional<RemedyTemplate> againstDeny,
      Optional<Computation> computation,
      Optional<Look> look) {
    return new RemedyTemplate(
        does, commands, template, verify, undo, risk, allows, againstDeny, computation, look);
  }

  /** What fixes the cause of a refusal that was, or was not, an explicit deny. */
  public RemedyTemplate against(boolean explicitDeny) {
    if (!explicitDeny) {
      return this;
    }
    return againstDeny.orElseGet(() -> risk == Risk.WIDENS_ACCESS ? denied() : this);
  }

  private RemedyTemplate denied() {
    var byHand =
        byHand(
            "Remove or narrow the Deny that the reply names; adding an Allow does not help: an"
                + " explicit Deny wins.");
    return computation.map(byHand::computedBy).orElse(byHand);
  }
}
