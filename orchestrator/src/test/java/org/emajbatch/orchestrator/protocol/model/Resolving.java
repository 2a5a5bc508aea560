package org.emajbatch.orchestrator.protocol.model;

import java.util.List;
import java.util.Set;
import org.emajbatch.orchestrator.protocol.Verdict;
import org.emajbatch.orchestrator.protocol.model.Behaviour.Judgement;
import org.emajbatch.orchestrator.protocol.model.Resolver.Stage;

/**
 * The steps in which anybody resolves the run: the verdict, then a look at what is prepared, then
 * one transaction after the other. Between any two steps everything else may happen.
 */
final class Resolving {

  /**
   * A next step.
   *
   * @param what in words
   * @param world the world afterwards, in which the resolver is to be put
   * @param resolver the resolver afterwards
   */
  record Outcome(String what, World world, Resolver resolver) {

    /** It was told that the run is in progress, or nothing at all. */
    boolean isUnanswered() {
      return resolver.isAt(Stage.IDLE) && resolver.verdict() == Verdict.UNKNOWN;
    }

    /** Everything it had seen is ended. */
    boolean isDone() {
      return resolver.isAt(Stage.IDLE) && resolver.verdict() != Verdict.UNKNOWN;
    }
  }

  private final Behaviour behaviour;
  private final String who;

  Resolving(Behaviour behaviour, String who) {
    this.behaviour = behaviour;
    this.who = who;
  }

  List<Outcome> next(World world, Resolver resolver) {
    return switch (resolver.stage()) {
      case IDLE -> List.of(judge(world));
      case JUDGED ->
          List.of(
              new Outcome(
                  who + " looks for what is prepared",
                  world,
                  resolver.carryingOut(world.prepared())));
      case CARRYING_OUT -> carryOut(world, resolver);
    };
  }

  private Outcome judge(World world) {
    Judgement judgement = behaviour.judge(world);
    World judged = world.with(judgement.row());
    return switch (judgement.verdict()) {
      case COMMIT, ROLL_BACK ->
          new Outcome(
              who + " gets the verdict " + judgement.verdict(),
              judged,
              Resolver.IDLE.judged(judgement.verdict()));
      case LEAVE_ALONE, UNKNOWN ->
          new Outcome(who + " finds the run in progress", judged, Resolver.IDLE);
    };
  }

  /** What somebody else has ended meanwhile is none of its business any more. */
  private List<Outcome> carryOut(World world, Resolver resolver) {
    List<Integer> left =
        resolver.listed().stream().filter(k -> world.worker(k) == Worker.PREPARED).toList();
    if (left.isEmpty()) {
      return List.of(
          new Outcome(
              who + " has ended all it saw",
              world,
              new Resolver(Stage.IDLE, resolver.verdict(), Set.of())));
    }
    boolean commits = resolver.verdict() == Verdict.COMMIT;
    return left.stream()
        .map(
            k ->
                new Outcome(
                    who + (commits ? " commits session " : " rolls back session ") + k,
                    world.with(k, commits ? Worker.COMMITTED : Worker.ROLLED_BACK),
                    resolver.without(k)))
        .toList();
  }
}
