package canary.lab.fault;

import canary.lab.template.Stacks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Every fault, played once for all tests that look at it. */
public final class Scenes {
  private Scenes() {}

  public static List<Scene> all() {
    return Played.ALL;
  }

  private static List<Scene> play() {
    try {
      var stacks = new Stacks();
      return Faults.ALL.parallelStream().map(fault -> scene(fault, stacks)).toList();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static Scene scene(Fault fault, Stacks stacks) {
    try {
      return Scene.of(fault, stacks);
    } catch (IOException broken) {
      throw new UncheckedIOException(fault.id(), broken);
    }
  }

  /** Apart, for threads that need a class while it is made wait for ever. */
  private static final class Played {
    static final List<Scene> ALL = play();
  }
}
