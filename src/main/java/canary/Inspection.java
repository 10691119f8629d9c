package canary;

import canary.Budget.Step;
import canary.event.Settings;
import canary.event.Settings.Watched;
import canary.evidence.MethodAddress;
import canary.finding.Answer;
import canary.finding.Finding;
import canary.probe.Outcome;
import canary.report.Report;
import canary.symptom.Observation;
import java.util.Optional;

/** Judges a target's configuration by reading alone: no message is sent. */
record Inspection(World world, Budget budget) implements Task {

  @Override
  public String mode() {
    return "inspect";
  }

  @Override
  public Report of(Settings settings, Watched watched, Run run) {
    return of(
        watched.target().name(),
        watched.place(),
        Optional.of(new MessageCheck(watched.target().message())));
  }

  @Override
  public void deliver(Run run, Report report) {
    run.knows(report);
  }

  @Override
  public Report end(Run run) {
    return run.end();
  }

  /** Of a method that nobody watches. */
  Report of(String name, MethodAddress place) {
    return of(name, place, Optional.empty());
  }

  private Report of(String name, MethodAddress place, Optional<MessageCheck> message) {
    // An inspection has no message to test with, so that nothing of it is left unread.
    var account =
        world
            .account()
            .apply(budget.share(Step.READS))
            .read(place)
            .withTestInvocation(Finding.absent());
    return Report.ofConfiguration(
            name,
            Observation.of(
                world.clock().instant(),
                Answer.UNKNOWN,
                new Outcome.NotProbed(),
                Optional.empty(),
                Optional.empty(),
                account))
        .noting(message.map(it -> it.note(account)).orElse(""));
  }
}
