package canary.remedy;

import canary.remedy.Remedy.Expectation;
import canary.remedy.Remedy.Steps;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Commands that change an API and have it deployed.
 *
 * @param does in words, with placeholders; empty where the catalogue says it
 * @param change what is run before the deployment; nothing where what is saved is deployed
 * @param reverse what is run to have the API as it was, before the stage serves its deployment
 * @param source the lines of a template that say the same
 */
record ApiChange(
    String does, List<Command> change, List<Command> reverse, String source, String judged) {

  Remedy remedy(KnownNames names) {
    return remedy(
        names,
        Stream.of(Command.of(RemedyTemplates.deployment())),
        Stream.of(Command.of(RemedyTemplates.deploymentBefore())));
  }

  /** The same of what holds at once. */
  Remedy withoutDeployment(KnownNames names) {
    return remedy(names, Stream.empty(), Stream.empty());
  }

  private Remedy remedy(KnownNames names, Stream<Command> after, Stream<Command> afterUndo) {
    var missing = new TreeSet<String>();
    var commands =
        Stream.concat(change.stream(), after).map(it -> it.filled(names, missing)).toList();
    var undo =
        Stream.concat(reverse.stream(), afterUndo)
            .map(it -> it.filled(names, missing))
            .collect(Collectors.joining(" && "));
    return new Remedy(
        PlaceholderText.prose(does, names),
        new Steps(
            commands,
            PlaceholderText.shell(RemedyTemplates.show(), names, missing),
            undo,
            List.copyOf(missing)),
        source,
        RemedyTemplate.Risk.CHANGES_API.words(),
        Expectation.of(judged));
  }
}
