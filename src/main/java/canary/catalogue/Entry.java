package canary.catalogue;

import canary.remedy.RemedyTemplate;
import canary.symptom.Symptom;
import java.net.URI;
import java.util.List;
import java.util.Set;

/** The form that each cause fills in, always the same parts in the same order. */
public record Entry(
    String title,
    List<Symptom> seenAs,
    Proof provedBy,
    RemedyTemplate fixedBy,
    URI documentation,
    Set<ArticleSentence> answers) {

  static List<Symptom> seenAs(Symptom... symptoms) {
    return List.of(symptoms);
  }

  static URI documentedAt(String path) {
    return URI.create("https://" + path);
  }

  static Set<ArticleSentence> answers(ArticleSentence... seeds) {
    return Set.of(seeds);
  }
}
