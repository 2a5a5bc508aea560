package org.emajbatch.orchestrator.protocol.model;

import java.util.ArrayList;
import java.util.List;
import org.emajbatch.orchestrator.protocol.model.Resolver.Stage;
import org.emajbatch.orchestrator.protocol.model.Step.Kind;

/**
 * What recoverers do. They come whenever there is something to resolve, also while the run is in
 * its best health: the model has none of the checks by which production spares live runs the visit.
 */
final class RecoverySteps {

  private final Behaviour behaviour;
  private final Resolving resolving;

  RecoverySteps(Behaviour behaviour) {
    this.behaviour = behaviour;
    this.resolving = new Resolving(behaviour, "a recoverer");
  }

  List<Step> of(World world) {
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < world.recoverers().size(); i++) {
      Resolver recoverer = world.recoverers().get(i);
      if (!recoverer.isAt(Stage.IDLE)) {
        World without = world.withRecoverer(i, Resolver.IDLE);
        steps.add(new Step("a recoverer dies", Kind.FAULT, without));
      } else if (!behaviour.isLeftover(world)) {
        continue;
      }
      for (Resolving.Outcome next : resolving.next(world, recoverer)) {
        if (!next.isUnanswered()) {
          World after = next.isDone() ? next.world().note() : next.world();
          Resolver resolver = next.isDone() ? Resolver.IDLE : next.resolver();
          steps.add(new Step(next.what(), Kind.RECOVERY, after.withRecoverer(i, resolver)));
        }
      }
    }
    return steps;
  }
}
