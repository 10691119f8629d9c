package canary.remedy;

import java.util.List;

/**
 * What mends a cause, as the catalogue writes it: {@code {role.name}} and its kin stand for names
 * that are filled in later, {@code {sound.template}} and its kin for words that fit the stack's
 * protocol and type of queue.
 */
public record RemedyTemplate(
    String does, List<String> commands, String template, String verify, String undo, Risk risk) {

  /** What carrying out a remedy can do beyond template. */
  public enum Risk {
    NONE("changes nothing"),
    ADDS("adds without changing what is there"),
    CHANGES_API("changes the API for all its callers"),
    REPLACES_TEMPLATE("replaces the whole mapping template, for all the API's callers"),
    WIDENS_ACCESS("widens access"),
    CHANGES_QUEUE("changes the queue for all its producers and consumers");

    private final String words;

    Risk(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }

  /** Something to look at or to decide; no command could be right for everybody. */
  public static RemedyTemplate byHand(String does) {
    return new RemedyTemplate(does, List.of(), "", "", "", Risk.NONE);
  }

  RemedyTemplate at(Risk higher) {
    return new RemedyTemplate(does, commands, template, verify, undo, higher);
  }

  public RemedyTemplate inTemplate(String patch) {
    return new RemedyTemplate(does, commands, patch.strip(), verify, undo, risk);
  }
}
