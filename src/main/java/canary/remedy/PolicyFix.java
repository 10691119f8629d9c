package canary.remedy;

import canary.evidence.Evidence;
import canary.finding.Answer;
import canary.policy.Effect;
import canary.policy.Policy;
import canary.policy.Request;
import canary.remedy.Bystanders.Opened;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Searches the change of policies that reaches a goal: first no Deny may match, then something must
 * allow. Of several ways the one that lets through least beside is taken.
 *
 * @param places the policies that may be changed
 * @param home where a statement may be added
 * @param statement that would be added there
 */
record PolicyFix(
    Evidence account,
    Goal goal,
    List<PolicyPlace> places,
    Optional<PolicyPlace> home,
    Map<String, Object> statement) {
  private static final int MOST_STATEMENTS = 8;

  /** One policy that is changed. */
  record JudgedEdit(PolicyPlace place, PolicyEdit edit, Opened opened) {
    static JudgedEdit of(PolicyPlace place, PolicyEdit edit, Goal goal) {
      return new JudgedEdit(
          place,
          edit,
          Bystanders.between(place.policy(), edit.policy(), place.kind(), goal.requests()));
    }

    PolicyPlace after() {
      return place.having(edit.policy());
    }
  }

  /** The changes, in the order of the places; empty where no way leads to the goal. */
  List<JudgedEdit> changes(boolean explicitlyDenied) {
    var lifted = new ArrayList<JudgedEdit>();
    for (var place : places) {
      var edit = lifted(place);
      if (edit.isEmpty()) {
        return List.of();
      }
      edit.filter(it -> !it.words().isEmpty())
          .ifPresent(it -> lifted.add(JudgedEdit.of(place, it, goal)));
    }
    if (!lifted.isEmpty() || explicitlyDenied) {
      return lifted;
    }
    return Stream.concat(places.stream().flatMap(this::met), added())
        .filter(it -> allows(it) || passes(it))
        .min(
            Comparator.<JudgedEdit, Boolean>comparing(it -> !passes(it))
                .thenComparing(it -> it.opened().opened().size()))
        .stream()
        .toList();
  }

  /**
   * The places in which no statement allows more of SQS than the goal's request; empty where one
   * cannot be narrowed.
   */
  List<JudgedEdit> narrowed() {
    var request = goal.requests().getFirst();
    var changes = new ArrayList<JudgedEdit>();
    for (var place : places) {
      var edit = Optional.of(PolicyEdit.none(place.policy()));
      // From the last, so that what one becomes does not move the next.
      for (var at = place.policy().statements().size() - 1; at >= 0; at--) {
        var statement = place.policy().statements().get(at);
        if (Narrowing.isBeyond(statement, request)) {
          var sends = speaks(place.policy(), at, place, request);
          var change = new StatementChange.OnlySending(request.resource(), sends);
          var number = at;
          edit =
              edit.filter(_ -> !statement.actions().inverted())
                  .flatMap(it -> it.changing(number, change, place.words()));
        }
      }
      if (edit.filter(it -> Narrowing.hasNoneBeyond(it.policy(), request)).isEmpty()) {
        return List.of();
      }
      edit.filter(it -> !it.words().isEmpty())
          .ifPresent(it -> changes.add(JudgedEdit.of(place, it, goal)));
    }
    return changes;
  }

  /** The account as it would be. */
  Evidence after(List<JudgedEdit> changes) {
    return after(account, changes);
  }

  static Evidence after(Evidence account, List<JudgedEdit> changes) {
    return changes.stream().map(JudgedEdit::after).reduce(account, Supposed::in, (_, last) -> last);
  }

  /** Whether with this one change the goal is reached. */
  private boolean passes(JudgedEdit change) {
    return goal.isReached(after(List.of(change)));
  }

  /** Whether the changed policy does its part, which is not enough where another refuses, too. */
  private boolean allows(JudgedEdit change) {
    return goal.requests().stream()
        .map(it -> change.edit().policy().decide(change.place().kind(), it))
        .allMatch(it -> it.permits() == Answer.YES);
  }

  /** The place without a Deny that matches; empty where one cannot be narrowed. */
  private Optional<PolicyEdit> lifted(PolicyPlace place) {
    var edit = PolicyEdit.none(place.policy());
    for (var round = 0; round < MOST_STATEMENTS; round++) {
      var denying = denying(edit.policy(), place).findFirst();
      if (denying.isEmpty()) {
        return Optional.of(edit);
      }
      var narrowed = narrowed(edit, denying.getAsInt(), place);
      if (narrowed.isEmpty()) {
        return Optional.empty();
      }
      edit = narrowed.get();
    }
    return Optional.empty();
  }

  private IntStream denying(Policy policy, PolicyPlace place) {
    return IntStream.range(0, policy.statements().size())
        .filter(it -> policy.statements().get(it).effect() == Effect.DENY)
        .filter(it -> goal.requests().stream().anyMatch(r -> speaks(policy, it, place, r)));
  }

  private static boolean speaks(Policy policy, int at, PolicyPlace place, Request request) {
    return Narrowing.speaks(policy.statements().get(at), place.kind(), request) != Answer.NO;
  }

  private Optional<PolicyEdit> narrowed(PolicyEdit edit, int at, PolicyPlace place) {
    var before = edit.policy();
    return Narrowing.ofDeny(before.statements().get(at), place.kind(), goal.requests()).stream()
        .flatMap(it -> edit.changing(at, it, place.words()).stream())
        .filter(it -> denying(it.policy(), place).count() < denying(before, place).count())
        .min(
            Comparator.comparingInt(
                it ->
                    Bystanders.between(before, it.policy(), place.kind(), goal.requests())
                        .opened()
                        .size()));
  }

  /** Each statement that allows on conditions, with its conditions met. */
  private Stream<JudgedEdit> met(PolicyPlace place) {
    var policy = place.policy();
    var request = goal.requests().getFirst();
    return IntStream.range(0, policy.statements().size())
        .filter(it -> policy.statements().get(it).effect() == Effect.ALLOW)
        .boxed()
        .flatMap(
            at -> {
              var edit = Optional.of(PolicyEdit.none(policy));
              for (var change : Narrowing.ofConditions(policy.statements().get(at), request)) {
                edit = edit.flatMap(it -> it.changing(at, change, place.words()));
              }
              return edit.stream();
            })
        .filter(it -> !it.words().isEmpty())
        .map(it -> JudgedEdit.of(place, it, goal));
  }

  private Stream<JudgedEdit> added() {
    return home.stream()
        .flatMap(
            place ->
                PolicyEdit.none(place.policy()).adding(statement, place.words()).stream()
                    .map(it -> JudgedEdit.of(place, it, goal)));
  }
}
