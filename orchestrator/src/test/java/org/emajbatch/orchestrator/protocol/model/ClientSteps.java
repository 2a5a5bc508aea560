package org.emajbatch.orchestrator.protocol.model;

import java.util.ArrayList;
import java.util.List;
import org.emajbatch.orchestrator.protocol.Phase;
import org.emajbatch.orchestrator.protocol.ProtocolState;
import org.emajbatch.orchestrator.protocol.model.Client.Mode;
import org.emajbatch.orchestrator.protocol.model.Step.Kind;
import org.emajbatch.sql.run.Outcome;

/**
 * What the client does on its way to the decision and to the end of a decided run. Every change of
 * its own state is a transition of production; one that production forbids is a violation.
 */
final class ClientSteps {

  private final Behaviour behaviour;

  ClientSteps(Behaviour behaviour) {
    this.behaviour = behaviour;
  }

  List<Step> of(World world) {
    List<Step> steps = new ArrayList<>();
    if (!world.client().isAtWork()) {
      return steps;
    }
    switch (world.client().state().phase()) {
      case CLAIM -> claim(world, steps);
      case WORK -> work(world, steps);
      case BARRIER -> end(world, steps);
      case PREPARE -> prepare(world, steps);
      case DECIDE -> decide(world, steps);
      case FINISH -> finish(world, steps);
      case COMMITTED -> {
        add(
            steps,
            "the end is noted and told",
            world.note().with(client(world).tells(Told.COMMITTED)));
        steps.add(
            new Step(
                "the end cannot be noted, and is told",
                Kind.FAULT,
                world.with(client(world).tells(Told.COMMITTED))));
      }
      case RECOVER, ABORTED ->
          throw new IllegalStateException("a client at work believes " + world.client().state());
    }
    notice(world, steps);
    return steps;
  }

  private void claim(World world, List<Step> steps) {
    if (world.client().mode() == Mode.STOPPING || world.session1() != Session1.IDLE) {
      return;
    }
    World open = world.with(Session1.OPEN).with(moved(world, behaviour.claimed(state(world))));
    if (!behaviour.insertsFirst()) {
      add(steps, "session 1 begins", open);
    } else if (world.row() == Row.ABSENT) {
      add(steps, "session 1 inserts the decision row", open.with(Row.HELD));
    } else {
      add(steps, "session 1 finds the run buried", stopping(world).endSession1());
    }
  }

  private void work(World world, List<Step> steps) {
    if (world.session1() == Session1.OPEN && !state(world).worked().contains(1)) {
      add(
          steps,
          "session 1 has done its work",
          world.with(moved(world, behaviour.worked(state(world), 1))));
    }
    world
        .numbers()
        .filter(k -> world.worker(k) == Worker.OPEN && !state(world).worked().contains(k))
        .forEach(
            k ->
                add(
                    steps,
                    "session " + k + " has done its work",
                    world.with(moved(world, behaviour.worked(state(world), k)))));
    if (world.session1() == Session1.OPEN && state(world).worked().isEmpty()) {
      World retried = world.endSession1().with(Session1.IDLE);
      steps.add(
          new Step(
              "the locks cannot be had, all is rolled back to try again",
              Kind.FAULT,
              retried.with(moved(world, behaviour.retried(state(world))))));
    }
  }

  private void end(World world, List<Step> steps) {
    if (world.session1() == Session1.OPEN) {
      add(
          steps,
          "the engine ends the rollback",
          world.with(moved(world, behaviour.ended(state(world)))));
    }
  }

  /** A worker whose backend is gone is asked as well: the client may not know yet. */
  private void prepare(World world, List<Step> steps) {
    ProtocolState state = state(world);
    for (int k : world.numbers().toArray()) {
      Worker worker = world.worker(k);
      if (!state.asked().contains(k)) {
        World asked = world.with(moved(world, behaviour.prepareSent(state, k)));
        add(
            steps,
            "PREPARE is sent to session " + k,
            worker == Worker.OPEN ? asked.with(k, Worker.PREPARING) : asked);
      } else if (worker.wasPrepared() && !state.prepared().contains(k)) {
        add(
            steps,
            "session " + k + " answers that it is prepared",
            world.with(moved(world, behaviour.prepared(state, k))));
      }
    }
  }

  /** A stop that was accepted keeps the COMMIT back; one for a failure may come too late for it. */
  private void decide(World world, List<Step> steps) {
    ProtocolState state = state(world);
    if (!state.commitAsked() && !world.stopAccepted()) {
      World sent = world.with(moved(world, behaviour.commitSent(state)));
      add(
          steps,
          "session 1 is sent COMMIT",
          world.session1() == Session1.OPEN ? sent.with(Session1.COMMITTING) : sent);
    }
    if (world.session1() == Session1.COMMITTED) {
      Client decided = moved(world, behaviour.decided(state, Outcome.COMMITTED));
      add(steps, "session 1 answers that it has committed", world.with(decided.in(Mode.WORKING)));
    }
  }

  /** Whoever finds its prepared transaction gone takes it for finished by somebody faster. */
  private void finish(World world, List<Step> steps) {
    for (int k : world.numbers().toArray()) {
      if (!state(world).finished().contains(k)) {
        World finished = world.with(moved(world, behaviour.finished(state(world), k)));
        boolean here = world.worker(k) == Worker.PREPARED;
        add(
            steps,
            here ? "COMMIT PREPARED of session " + k : "session " + k + " is finished already",
            here ? finished.with(k, Worker.COMMITTED) : finished);
      }
    }
    steps.add(
        new Step(
            "a prepared transaction cannot be reached, and this is told",
            Kind.FAULT,
            world.with(client(world).tells(Told.UNFINISHED))));
  }

  /** Without any further fault it learns of those that happened. */
  private void notice(World world, List<Step> steps) {
    boolean isLost = world.session1() == Session1.ENDED || world.workers().contains(Worker.ENDED);
    if (isLost && world.client().mode() == Mode.WORKING && isUndecided(world)) {
      add(steps, "the client learns that a session has failed", stopping(world));
    }
  }

  static boolean isUndecided(World world) {
    Phase phase = state(world).phase();
    return phase != Phase.FINISH && phase != Phase.COMMITTED;
  }

  static World stopping(World world) {
    return world.with(client(world).in(Mode.STOPPING));
  }

  private static Client moved(World world, ProtocolState state) {
    return client(world).at(state);
  }

  private static Client client(World world) {
    return world.client();
  }

  private static ProtocolState state(World world) {
    return world.client().state();
  }

  private static void add(List<Step> steps, String what, World next) {
    steps.add(new Step(what, Kind.CLIENT, next));
  }
}
