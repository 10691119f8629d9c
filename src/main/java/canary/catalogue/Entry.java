package canary.catalogue;

import canary.remedy.RemedyTemplate;
import canary.symptom.Symptom;
import java.net.URI;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The form that each cause fills in, always the same parts in the same order. It begins with the
 * impact, for which there is no default; symptoms and answers may be left out.
 *
 * @param title a clause that completes "the cause is that"
 * @param impact what the cause does to messages while it lasts
 * @param seenAs how a probe or a captured reply shows it; empty where only the account can
 * @param prevalence how often it is reported, or that this was not counted
 * @param answers the sentences of AWS's articles that it stands for
 */
public record Entry(
    String title,
    Impact impact,
    List<Symptom> seenAs,
    Proof provedBy,
    RemedyTemplate fixedBy,
    Prevalence prevalence,
    URI documentation,
    Set<ArticleSentence> answers) {

  static Shown failing(String title) {
    return new Shown(title, Impact.FAILS, List.of());
  }

  static Shown damaging(String title) {
    return new Shown(title, Impact.DAMAGES, List.of());
  }

  static Shown unsafe(String title) {
    return new Shown(title, Impact.UNSAFE, List.of());
  }

  Entry answering(ArticleSentence... sentences) {
    return new Entry(
        title, impact, seenAs, provedBy, fixedBy, prevalence, documentation, Set.of(sentences));
  }

  /** An entry as far as its symptoms. */
  record Shown(String title, Impact impact, List<Symptom> symptoms) {
    Shown seenAs(Symptom... seen) {
      return new Shown(title, impact, List.of(seen));
    }

    Proved provedBy(Proof proof) {
      return new Proved(this, proof);
    }
  }

  /** An entry as far as its proof. */
  record Proved(Shown shown, Proof proof) {
    Fixed fixedBy(RemedyTemplate fix) {
      return new Fixed(this, fix);
    }
  }

  /** An entry as far as its fix. */
  record Fixed(Proved proved, RemedyTemplate fix) {
    /** So many reports of it are in the project's corpus; 0 where they were sought in vain. */
    Counted met(int reports) {
      return new Counted(this, new Prevalence(OptionalInt.of(reports)));
    }

    /** Reports of it were not searched for. */
    Counted notCounted() {
      return new Counted(this, new Prevalence(OptionalInt.empty()));
    }
  }

  /** An entry as far as how often it is met. */
  record Counted(Fixed fixed, Prevalence prevalence) {
    /** The last part that every entry needs: the page of AWS, without https://. */
    Entry documentedAt(String page) {
      var proved = fixed.proved();
      var shown = proved.shown();
      return new Entry(
          shown.title(),
          shown.impact(),
          shown.symptoms(),
          proved.proof(),
          fixed.fix(),
          prevalence,
          URI.create("https://" + page),
          Set.of());
    }
  }
}
