package canary.remedy;

import canary.evidence.Integration;
import java.util.List;
import java.util.Optional;
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

  /**
   * A command of the AWS CLI.
   *
   * @param head with placeholders
   * @param rest words that stay as they are
   * @param precondition what must still be as it was read; empty where the command asks nothing of
   *     it
   */
  record Command(String head, String rest, Optional<Precondition> precondition) {
    Command(String head, String rest) {
      this(head, rest, Optional.empty());
    }

    static Command of(String head) {
      return new Command(head, "");
    }

    /** A change of the integration, as long as what it changes is what was read. */
    static Command update(IntegrationPatch patch, Integration read) {
      var fields = PatchedFields.of(patch);
      return new Command(
          "aws apigateway update-integration " + RemedyTemplates.method() + " --patch-operations",
          patch.word(),
          Optional.of(
              new Precondition(fields.query(), fields.in(read), fields.in(patch.on(read)))));
    }

    private String filled(KnownNames names, TreeSet<String> missing) {
      var words = Remedy.shell(head, names, missing);
      var whole = rest.isEmpty() ? words : words + " " + rest;
      return precondition.map(it -> it.around(whole, names, missing)).orElse(whole);
    }
  }

  /**
   * A part of the integration.
   *
   * @param query of JMESPath for it
   * @param read what it gave
   * @param set what it gives after the command
   */
  record Precondition(String query, String read, String set) {
    private String around(String command, KnownNames names, TreeSet<String> missing) {
      return Unchanged.or(
          "%s --query %s --output json"
              .formatted(Remedy.shell(RemedyTemplates.show(), names, missing), ShellWord.of(query)),
          read,
          set,
          command,
          Remedy.prose("integration of {api.path}", names));
    }
  }

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
        Remedy.prose(does, names),
        commands,
        source,
        Remedy.shell(RemedyTemplates.show(), names, missing),
        undo,
        RemedyTemplate.Risk.CHANGES_API.words(),
        List.copyOf(missing),
        "",
        judged,
        Optional.empty());
  }
}
