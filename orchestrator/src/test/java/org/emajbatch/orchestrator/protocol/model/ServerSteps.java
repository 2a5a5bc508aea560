package org.emajbatch.orchestrator.protocol.model;

import java.util.ArrayList;
import java.util.List;
import org.emajbatch.orchestrator.protocol.model.Client.Mode;
import org.emajbatch.orchestrator.protocol.model.Step.Kind;

/** What the server does by itself: it works off what was sent, and ends whoever is left alone. */
final class ServerSteps {

  private final Behaviour behaviour;

  ServerSteps(Behaviour behaviour) {
    this.behaviour = behaviour;
  }

  List<Step> of(World world) {
    List<Step> steps = new ArrayList<>();
    for (int k : world.numbers().toArray()) {
      if (world.worker(k) == Worker.PREPARING) {
        add(steps, "the server prepares session " + k, world.with(k, Worker.PREPARED));
      }
    }
    if (world.session1() == Session1.COMMITTING) {
      add(steps, "the server commits session 1", committed(world));
    }
    if (world.client().isGone() || world.client().mode() == Mode.RESOLVING) {
      endTheAbandoned(world, steps);
    }
    return steps;
  }

  private World committed(World world) {
    if (!behaviour.insertsFirst() && world.row().isDecided()) {
      return world.endSession1();
    }
    return world.with(Session1.COMMITTED).with(Row.COMMITTED);
  }

  /** Nobody listens on these connections any more; what was sent may have been lost, too. */
  private static void endTheAbandoned(World world, List<Step> steps) {
    if (world.session1() != Session1.COMMITTED && world.session1() != Session1.ENDED) {
      add(steps, "session 1's backend notices that nobody is there", world.endSession1());
    }
    for (int k : world.numbers().toArray()) {
      if (world.worker(k) == Worker.OPEN || world.worker(k) == Worker.PREPARING) {
        add(
            steps,
            "the backend of session " + k + " notices that nobody is there",
            world.with(k, Worker.ENDED));
      }
    }
  }

  private static void add(List<Step> steps, String what, World next) {
    steps.add(new Step(what, Kind.SERVER, next));
  }
}
