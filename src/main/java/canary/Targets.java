package canary;

import canary.Answers.Item.Reported;
import canary.event.Mistakes;
import canary.event.Settings.Mistaken;
import canary.event.Settings.Parsed;
import canary.evidence.MethodAddress;
import canary.probe.Background;
import canary.report.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.FutureTask;
import java.util.function.BiFunction;

/** The targets of the settings, worked on side by side within the time of one invocation. */
record Targets(Parsed settings, World world) {
  private static final int MOST_AT_ONCE = 48;

  /** Each target that is worked on has two threads; more targets have virtual ones. */
  private static final int MOST_ON_PLATFORM_THREADS = 16;

  /** Of the target that is named, or of all. */
  Answers each(Optional<String> target, Task task, Budget budget) {
    return switch (settings) {
      case Mistaken all -> together(List.of(mistaken(task, all)), task, budget);
      case Parsed.Usable(var usable) -> {
        var chosen = new ArrayList<Part>();
        for (var it : usable.watched()) {
          if (target.orElse(it.target().name()).equals(it.target().name())) {
            chosen.add(part(task, it.target().name(), (_, run) -> task.of(usable, it, run)));
          }
        }
        for (var it : usable.mistaken()) {
          if (target.orElse(it.target()).equals(it.target())) {
            chosen.add(mistaken(task, it));
          }
        }
        yield chosen.isEmpty()
            ? Answers.mistaken(
                List.of(Mistakes.invalid("target", target.orElse(""), usable.names())))
            : together(chosen, task, budget);
      }
    };
  }

  /** A method that the event names needs no settings. */
  Answers elsewhere(Inspection inspection, MethodAddress place, Budget budget) {
    var name = place.apiId() + "/" + place.stage() + place.path();
    return together(
        List.of(part(inspection, name, (_, _) -> inspection.of(name, place))), inspection, budget);
  }

  /** One target's part of an invocation. */
  private record Part(Run run, Callable<Report> work) {}

  /** A target that cannot be probed does not keep the others from it. */
  private Part mistaken(Task task, Mistaken it) {
    return part(task, it.target(), (name, _) -> blind(task, name, it.mistakes()));
  }

  /**
   * The outer edge: a fault of our own becomes a report, for the target's owner must hear of it
   * too.
   */
  private Part part(Task task, String name, BiFunction<String, Run, Report> work) {
    var run =
        new Run(
            () -> blind(task, name, List.of("the run's time ended before anything was known")),
            world.log());
    return new Part(
        run,
        () -> {
          Report report;
          try {
            report = work.apply(name, run);
          } catch (Exception | VirtualMachineError e) {
            report = blind(task, name, List.of(String.valueOf(e)));
          }
          task.deliver(run, report);
          return report;
        });
  }

  private Report blind(Task task, String name, List<String> why) {
    return Report.blind(task.mode(), name, world.clock().instant(), why);
  }

  /**
   * All side by side on threads that are left behind when the time is up: this one answers then,
   * with what is known.
   */
  private static Answers together(List<Part> parts, Task task, Budget budget) {
    var waiting = new ConcurrentLinkedQueue<>(parts);
    var threads = new ArrayList<Thread>();
    Runnable work = () -> workOff(waiting);
    while (threads.size() < Math.min(MOST_AT_ONCE, parts.size())) {
      threads.add(
          parts.size() > MOST_ON_PLATFORM_THREADS
              ? Thread.startVirtualThread(work)
              : Background.start(work));
    }
    try {
      for (var thread : threads) {
        thread.join(budget.left());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    waiting.clear();
    for (var thread : threads) {
      thread.interrupt();
    }
    var answers = new ArrayList<Answers.Item>();
    for (var part : parts) {
      answers.add(new Reported(task.end(part.run())));
    }
    return new Answers(answers, parts.size() > 1);
  }

  private static void workOff(Queue<Part> waiting) {
    for (var part = waiting.poll(); part != null; part = waiting.poll()) {
      // What it throws ends this part alone.
      new FutureTask<>(part.work()).run();
    }
  }
}
