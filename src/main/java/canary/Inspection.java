package canary;

import canary.Budget.Step;
import canary.event.Settings;
import canary.event.Settings.Watched;
import canary.evidence.Evidence;
import canary.evidence.MethodAddress;
import canary.finding.Answer;
import canary.finding.Finding;
import canary.probe.Outcome;
import canary.report.NotRead;
import canary.report.Report;
import canary.symptom.Observation;
import java.util.Optional;

/**
 * Judges a target's configuration by reading alone: no message is sent.
 *
 * @param inVpc whether the function stands in a VPC
 */
record Inspection(World world, Budget budget, boolean inVpc) implements Task {

  @Override
  public String mode() {
    return "inspect";
  }

  @Override
  public Report of(Settings settings, Watched watched, Run run) {
    var account = read(watched.place());
    var report =
        of(watched.target().name(), account)
            .noting(new MessageCheck(watched.target().message()).note(account));
    var silence = watched.metric().flatMap(it -> it.silence(budget.share(Step.SECRET)));
    return networked(
        silence.map(NotRead::delivery).map(it -> it.leftOpenIn(report)).orElse(report),
        new VpcNeeds(account, watched.target().url().toString()));
  }

  @Override
  public void deliver(Run run, Report report) {
    run.knows(report);
  }

  @Override
  public Report end(Run run) {
    return run.end();
  }

  /** Of a method that is no target of the settings. */
  Report of(String name, MethodAddress place) {
    return of(name, read(place));
  }

  /** An inspection has no message to test with, so that nothing of it is left unread. */
  private Evidence read(MethodAddress place) {
    return world
        .account()
        .apply(budget.share(Step.READS))
        .read(place)
        .withTestInvocation(Finding.absent());
  }

  private Report of(String name, Evidence account) {
    return Report.ofConfiguration(
        name,
        Observation.of(
            world.clock().instant(),
            Answer.UNKNOWN,
            new Outcome.NotProbed(),
            Optional.empty(),
            Optional.empty(),
            account));
  }

  /** A function outside of a VPC reaches no private API; one inside may reach nothing else. */
  private Report networked(Report report, VpcNeeds vpc) {
    var said = report;
    if (inVpc || vpc.isPrivate()) {
      for (var need : vpc.sentences()) {
        var network = NotRead.network(need);
        said = inVpc ? network.addedTo(said) : network.leftOpenIn(said);
      }
    }
    return said;
  }
}
