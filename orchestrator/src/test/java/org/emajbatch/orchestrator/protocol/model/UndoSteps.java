package org.emajbatch.orchestrator.protocol.model;

import java.util.ArrayList;
import java.util.List;
import org.emajbatch.orchestrator.protocol.Phase;
import org.emajbatch.orchestrator.protocol.ProtocolState;
import org.emajbatch.orchestrator.protocol.Verdict;
import org.emajbatch.orchestrator.protocol.model.Client.Mode;
import org.emajbatch.orchestrator.protocol.model.Step.Kind;
import org.emajbatch.sql.run.Outcome;

/** What the client does after a failure: ROLLBACK everywhere, then it resolves its own run. */
final class UndoSteps {

  private final Behaviour behaviour;
  private final Resolving resolving;

  UndoSteps(Behaviour behaviour) {
    this.behaviour = behaviour;
    this.resolving = new Resolving(behaviour, "the client");
  }

  List<Step> of(World world) {
    return switch (world.client().mode()) {
      case STOPPING -> ClientSteps.isUndecided(world) ? rollBack(world) : List.of();
      case RESOLVING -> resolve(world);
      default -> List.of();
    };
  }

  /** A PREPARE or COMMIT that is on its way is not stopped by that. */
  private List<Step> rollBack(World world) {
    Client client = world.client().at(behaviour.failed(world.client().state()));
    World rolledBack = world.endWorkers(false);
    if (world.session1() == Session1.IDLE || world.session1() == Session1.OPEN) {
      rolledBack = rolledBack.endSession1();
    }
    if (!behaviour.asksTheRow()) {
      Client done = client.tells(Told.NOTHING_CHANGED);
      return List.of(new Step("ROLLBACK everywhere, and told", Kind.CLIENT, rolledBack.with(done)));
    }
    Client asking = client.in(Mode.RESOLVING);
    return List.of(
        new Step("ROLLBACK everywhere", Kind.CLIENT, rolledBack.with(asking)),
        new Step("ROLLBACK reaches nobody", Kind.FAULT, world.with(asking)));
  }

  private List<Step> resolve(World world) {
    Client client = world.client();
    List<Step> steps = new ArrayList<>();
    for (Resolving.Outcome next : resolving.next(world, client.resolver())) {
      World after = next.world();
      if (next.isUnanswered()) {
        after = after.with(unanswered(client));
      } else if (next.isDone()) {
        after = concluded(after.note(), client, next.resolver().verdict());
      } else {
        after = after.with(client.resolving(next.resolver()));
      }
      steps.add(new Step(next.what(), Kind.CLIENT, after));
    }
    steps.add(
        switch (client.resolver().stage()) {
          case IDLE, JUDGED ->
              new Step("the row cannot be read", Kind.FAULT, world.with(unanswered(client)));
          case CARRYING_OUT ->
              new Step(
                  "the client leaves prepared transactions to others",
                  Kind.FAULT,
                  concluded(world, client, client.resolver().verdict()));
        });
    return steps;
  }

  /** Without PREPARE and COMMIT ever sent, nobody's verdict is needed. */
  private static Client unanswered(Client client) {
    boolean rowDecides = client.state().phase() == Phase.RECOVER;
    return client.tells(rowDecides ? Told.UNKNOWN : Told.NOTHING_CHANGED);
  }

  private World concluded(World world, Client client, Verdict verdict) {
    if (verdict == Verdict.COMMIT) {
      ProtocolState state = behaviour.decided(client.state(), Outcome.COMMITTED);
      return world.with(client.at(state).resolving(Resolver.IDLE).in(Mode.WORKING));
    }
    if (client.state().phase() == Phase.RECOVER) {
      behaviour.decided(client.state(), Outcome.ABORTED);
    }
    return world.with(client.tells(Told.NOTHING_CHANGED));
  }
}
