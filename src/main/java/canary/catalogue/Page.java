package canary.catalogue;

import canary.remedy.Mending;
import canary.symptom.Sign;
import java.net.URI;
import java.util.List;
import java.util.Set;

/** The form that each cause fills in, always the same parts in the same order. */
public record Page(
    String title,
    List<Sign> seenAs,
    Proof provedBy,
    Mending mendedBy,
    URI documentation,
    Set<Seed> answers) {

  static List<Sign> seenAs(Sign... signs) {
    return List.of(signs);
  }

  static URI documentedAt(String path) {
    return URI.create("https://" + path);
  }

  static Set<Seed> answers(Seed... seeds) {
    return Set.of(seeds);
  }
}
