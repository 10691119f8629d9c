package canary.remedy;

import canary.evidence.Evidence;
import canary.evidence.OwningStack;
import canary.evidence.OwningStack.Writer;
import canary.evidence.RestApi;
import canary.evidence.Role;
import canary.finding.Quotation;
import canary.remedy.SourceProperty.Part;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Where the thing that commands change is deployed from, and so where the change has to be made to
 * last.
 *
 * @param owner a sentence
 * @param isGuess where tags that anyone can set are all that speaks for it
 * @param change the property to change, in the notation of the source
 * @param undoneBy what undoes the commands
 * @param deployment what else it takes until the change is served; empty where it takes nothing
 */
public record Source(
    Quotation owner, boolean isGuess, Quotation change, Quotation undoneBy, Quotation deployment) {
  Source(String owner, boolean isGuess, String change, String undoneBy, String deployment) {
    this(
        Quotation.of(owner),
        isGuess,
        Quotation.of(change),
        Quotation.of(undoneBy),
        Quotation.of(deployment));
  }

  private static final String TERRAFORM = "terraform";

  /** Of each thing that the commands change; empty where its source is not known. */
  public static List<Source> of(List<String> commands, Evidence account) {
    return SourceProperty.of(commands).stream()
        .flatMap(
            property ->
                stack(property, commands, account)
                    .map(it -> new StackSource(property, it, writer(it, account), account.place()))
                    .flatMap(StackSource::source)
                    .or(() -> inTerraform(property, account))
                    .stream())
        .distinct()
        .toList();
  }

  /** The stack that has what the commands name, among those of the path. */
  private static Optional<OwningStack> stack(
      SourceProperty property, List<String> commands, Evidence account) {
    return account
        .owners()
        .all()
        .flatMap(it -> it.found().stream())
        .flatMap(
            stack ->
                stack.resources().stream()
                    .filter(it -> it.type().equals(property.part().type()))
                    .filter(it -> isNamed(it.physicalId(), commands))
                    .map(it -> new OwningStack(stack.name(), it, stack.resources())))
        .findFirst();
  }

  /** As a word, or as the end of an ARN, before the first quote: behind it are documents. */
  private static boolean isNamed(String physicalId, List<String> commands) {
    return commands.stream()
        .map(it -> it.split("'", 2)[0] + " ")
        .anyMatch(it -> it.contains(" " + physicalId + " ") || it.contains("/" + physicalId + " "));
  }

  /** Terraform leaves no tags of its own; what people tag with its name speaks for it. */
  private static Optional<Source> inTerraform(SourceProperty property, Evidence account) {
    return tags(property.part(), account).entrySet().stream()
        .filter(it -> isTerraform(it.getKey()) || isTerraform(it.getValue()))
        .map(it -> "%s = %s".formatted(it.getKey(), it.getValue()))
        .findFirst()
        .map(
            tag ->
                new Source(
                    "the tag %s of the %s speaks for Terraform (a guess)"
                        .formatted(tag, property.part().words()),
                    true,
                    property.terraform(),
                    "the next terraform apply",
                    property.isDeployed()
                        ? "Name what changes in the triggers of aws_api_gateway_deployment: it is"
                            + " made once, and else stage %s keeps what it serves."
                                .formatted(account.place().stage())
                        : ""));
  }

  private static Writer writer(OwningStack stack, Evidence account) {
    var tags = new HashMap<>(tags(Part.API, account));
    tags.putAll(tags(Part.ROLE, account));
    return stack.writer(tags);
  }

  private static boolean isTerraform(String text) {
    return text.toLowerCase(Locale.ROOT).contains(TERRAFORM);
  }

  private static Map<String, String> tags(Part part, Evidence account) {
    return switch (part) {
      case API -> account.api().found().map(RestApi::tags).orElse(Map.of());
      case ROLE -> account.role().found().map(Role::tags).orElse(Map.of());
      case POLICY, QUEUE, KEY -> Map.of();
    };
  }
}
