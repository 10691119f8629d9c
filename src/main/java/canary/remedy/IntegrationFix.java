package canary.remedy;

import canary.evidence.Evidence;
import canary.evidence.Integration;
import canary.evidence.UndeployedEdit;
import canary.finding.Answer;
import canary.finding.Finding;
import canary.model.Rehearsal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Finds the smallest patch of the saved integration with which the message arrives: each is applied
 * in memory and executed before it is printed.
 *
 * @param base the integration that a patch changes and the next deployment brings
 */
record IntegrationFix(Evidence account, KnownNames names, Integration base) {
  private static final int MOST = 200;

  /** Empty where the integration was not read, or calls no service. */
  static Optional<IntegrationFix> of(Evidence account, KnownNames names) {
    return account
        .saved()
        .found()
        .or(account.deployed()::found)
        .filter(Integration::callsService)
        .map(it -> new IntegrationFix(account, names, it));
  }

  /** The first patch that helps, as a remedy; empty where none does. */
  Optional<Remedy> first(Stream<IntegrationPatch> patches) {
    return first(patches, _ -> true);
  }

  /**
   * The same, where the message's arrival is not enough.
   *
   * @param holds what must be true of the integration besides
   */
  Optional<Remedy> first(Stream<IntegrationPatch> patches, Predicate<Rehearsal> holds) {
    var before = Rehearsal.of(base, account);
    if (isEdited() && Judgement.arrives(before) && holds.test(before)) {
      return Optional.of(
          new ApiChange(
                  "The saved integration has the change already: deploy it.",
                  List.of(),
                  List.of(),
                  "",
                  "judged: the message arrives.")
              .remedy(names));
    }
    var leadsOn = Optional.<Remedy>empty();
    var open = Optional.<Remedy>empty();
    for (var patch : (Iterable<IntegrationPatch>) patches.distinct().limit(MOST)::iterator) {
      var changed = patch.on(base);
      if (changed.equals(base)) {
        continue;
      }
      var judgement = new Judgement(before, Rehearsal.of(changed, account));
      var remedy = remedy(patch, judgement.words());
      if (judgement.arrives() && holds.test(judgement.after())) {
        return Optional.of(remedy);
      }
      leadsOn = leadsOn.or(() -> Optional.of(remedy).filter(_ -> judgement.leadsOn()));
      open = open.or(() -> Optional.of(remedy).filter(_ -> judgement.isOpen()));
    }
    return leadsOn.isPresent() ? leadsOn : open;
  }

  /** The templates that the edits make of the one for what is sent, then of each other one. */
  Stream<IntegrationPatch> templates(TemplateEdit... edits) {
    return base.requestTemplates().entrySet().stream()
        .sorted(Comparator.comparing(it -> !it.getKey().equalsIgnoreCase(mediaType())))
        .flatMap(
            entry ->
                Stream.of(edits)
                    .flatMap(edit -> edit.of(entry.getValue()))
                    .map(text -> IntegrationPatch.template(entry.getKey(), text)));
  }

  /**
   * A template of our own in place of the one that is there, where no part of it can stay.
   *
   * @param text {@code {valid.template}} or the like
   */
  Stream<IntegrationPatch> whole(String text) {
    return valid(text)
        .map(
            it ->
                base.template(mediaType()).isPresent()
                    ? IntegrationPatch.template(mediaType(), it)
                    : IntegrationPatch.of(
                        PatchOperation.add(
                            PatchOperation.pointer("requestTemplates", mediaType()), it)));
  }

  /** The text that stands for a valid one; empty where the queue's name is needed and not known. */
  Stream<String> valid(String text) {
    var written = names.reference().in(text);
    return written.contains("{queue.url}")
        ? names.value(Placeholder.QUEUE_URL).stream()
            .map(url -> written.replace("{queue.url}", url))
        : Stream.of(written);
  }

  /** The content type that is sent, by which a template is chosen. */
  String mediaType() {
    return account.place().message().mediaType();
  }

  /** Whether the saved integration is another than the one that serves. */
  private boolean isEdited() {
    return account.undeployedEdit().is(UndeployedEdit::exists) == Answer.YES;
  }

  Remedy remedy(IntegrationPatch patch, String judged) {
    return new ApiChange(
            "",
            List.of(patch.command(base)),
            List.of(patch.reverse(base).command(patch.on(base))),
            OpenApiPatch.of(patch),
            judged)
        .remedy(names)
        .making(it -> it.withDeployed(Finding.known(patch.on(base))));
  }

  /** Other texts that may stand where a template stands. */
  @FunctionalInterface
  interface TemplateEdit {
    Stream<String> of(String template);
  }
}
