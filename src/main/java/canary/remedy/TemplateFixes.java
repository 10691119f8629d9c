package canary.remedy;

import canary.evidence.Evidence;
import canary.model.Rehearsal;
import canary.remedy.IntegrationFix.TemplateEdit;
import canary.remedy.RemedyTemplate.Risk;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The fixes of a mapping template that are computed: the template that is there with one thing
 * changed, and a template of our own only where none of these helps.
 */
public final class TemplateFixes {
  private TemplateFixes() {}

  /** The encoding is put into the template that is there. */
  public static Optional<Remedy> encode(Evidence account, KnownNames names) {
    return fix(account, names, TemplateEdits::encoded);
  }

  /** The encoding is taken out of it where it stands twice. */
  public static Optional<Remedy> encodeOnce(Evidence account, KnownNames names) {
    return fix(account, names, TemplateEdits::encodedOnce);
  }

  /** The client's body is passed on as it is. */
  public static Optional<Remedy> passBody(Evidence account, KnownNames names) {
    return fix(account, names, TemplateEdits::passing, TemplateEdits::encodedOnce);
  }

  /** White space around the message goes. */
  public static Optional<Remedy> trim(Evidence account, KnownNames names) {
    return fix(account, names, TemplateEdits::trimmed);
  }

  /** The body is a string of JSON. */
  public static Optional<Remedy> escapeBody(Evidence account, KnownNames names) {
    return fix(account, names, TemplateEdits::escaped);
  }

  /** A client's values are strings of JSON; a template of our own would not compose the message. */
  public static Optional<Remedy> escapeValues(Evidence account, KnownNames names) {
    return IntegrationFix.of(account, names)
        .flatMap(it -> it.first(it.templates(TemplateEdits::escaped, TemplateEdits::encoded)));
  }

  /** The template can be executed. */
  public static Optional<Remedy> repair(Evidence account, KnownNames names) {
    return fix(account, names, TemplateEdits::closed);
  }

  /** The form names the action. */
  public static Optional<Remedy> nameAction(Evidence account, KnownNames names) {
    return fix(account, names, TemplateEdits::withAction);
  }

  /** The JSON request names the queue. */
  public static Optional<Remedy> nameQueue(Evidence account, KnownNames names) {
    return fix(
        account,
        names,
        template ->
            names.value(Placeholder.QUEUE_URL).stream()
                .flatMap(
                    url -> TemplateEdits.beginningWith(template, "\"QueueUrl\":\"" + url + "\",")));
  }

  /** The message goes to a group. */
  public static Optional<Remedy> group(Evidence account, KnownNames names) {
    return adding(account, names);
  }

  private static Optional<Remedy> adding(Evidence account, KnownNames names) {
    return IntegrationFix.of(account, names)
        .flatMap(
            it ->
                it.first(
                    Stream.concat(
                        it.templates(
                            template ->
                                it.valid("{valid.group}")
                                    .flatMap(more -> TemplateEdits.with(template, more))),
                        it.whole("{valid.grouped}"))));
  }

  /** Each message has a deduplication id of its own. */
  public static Optional<Remedy> ownDeduplicationId(Evidence account, KnownNames names) {
    return IntegrationFix.of(account, names)
        .flatMap(it -> it.first(it.templates(TemplateEdits::ownDeduplicationId), differ()));
  }

  private static Predicate<Rehearsal> differ() {
    return after ->
        after.twoMessages().stream().flatMap(it -> it.deduplicationId().stream()).distinct().count()
            == 2;
  }

  /** What SQS does not take is left out. */
  public static Optional<Remedy> leaveOut(Evidence account, KnownNames names) {
    return IntegrationFix.of(account, names)
        .flatMap(it -> it.first(it.templates(TemplateEdits::without)));
  }

  /** What SQS does not take of the text that the template itself adds is left out. */
  public static Optional<Remedy> leaveOutControls(Evidence account, KnownNames names) {
    return IntegrationFix.of(account, names)
        .flatMap(it -> it.first(it.templates(TemplateEdits::withoutControls)));
  }

  /** The message has a body. */
  public static Optional<Remedy> sendBody(Evidence account, KnownNames names) {
    return fix(
        account,
        names,
        template -> TemplateEdits.with(template, "&MessageBody=$util.urlEncode($input.body)"));
  }

  private static Optional<Remedy> fix(Evidence account, KnownNames names, TemplateEdit... edits) {
    return IntegrationFix.of(account, names)
        .flatMap(
            it ->
                it.first(it.templates(edits))
                    .or(
                        () ->
                            it.first(it.whole("{valid.template}"))
                                .map(all -> all.at(Risk.REPLACES_TEMPLATE))));
  }
}
