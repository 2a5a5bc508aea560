package org.emajbatch.orchestrator.protocol.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.emajbatch.orchestrator.protocol.model.Client.Mode;
import org.emajbatch.orchestrator.protocol.model.Step.Kind;

/** What may happen at any time, any number of times, and need not. */
final class FaultSteps {

  private final Behaviour behaviour;

  FaultSteps(Behaviour behaviour) {
    this.behaviour = behaviour;
  }

  List<Step> of(World world) {
    List<Step> steps = new ArrayList<>();
    if (!world.client().isGone()) {
      add(steps, "the client is killed", world.with(world.client().killed()));
    }
    if (world.client().mode() == Mode.WORKING && ClientSteps.isUndecided(world)) {
      World stopping = ClientSteps.stopping(world);
      add(steps, "something fails, or an answer is lost", stopping);
      if (behaviour.acceptsStop(world.client().state())) {
        add(steps, "the user stops the run", stopping.acceptStop());
      }
    }
    if (world.session1() == Session1.IDLE || world.session1().canStillCommit()) {
      add(steps, "session 1's backend dies", world.endSession1());
    }
    for (int k : world.numbers().toArray()) {
      if (world.worker(k) == Worker.OPEN || world.worker(k) == Worker.PREPARING) {
        add(steps, "the backend of session " + k + " dies", world.with(k, Worker.ENDED));
      }
    }
    crash(world, steps);
    return steps;
  }

  /** Everything that is neither prepared nor committed is gone, and every connection is lost. */
  private void crash(World world, List<Step> steps) {
    World crashed =
        world
            .endWorkers(true)
            .withRecoverers(Collections.nCopies(world.recoverers().size(), Resolver.IDLE));
    if (world.session1() != Session1.COMMITTED) {
      crashed = crashed.endSession1();
    }
    add(steps, "the server crashes", crashed);
    if (!behaviour.insertsFirst() && world.session1().canStillCommit()) {
      add(
          steps,
          "the server crashes, and hands session 1's transaction number out again",
          crashed.reuseNumber());
    }
    boolean isLogged = world.workers().contains(Worker.COMMITTED);
    if (!behaviour.commitsDurably() && world.row() == Row.COMMITTED && !isLogged) {
      add(
          steps,
          "the server crashes before the commit is on disk",
          crashed.with(Row.ABSENT).with(Session1.ENDED));
    }
  }

  private static void add(List<Step> steps, String what, World next) {
    steps.add(new Step(what, Kind.FAULT, next));
  }
}
