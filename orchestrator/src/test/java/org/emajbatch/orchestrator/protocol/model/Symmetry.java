package org.emajbatch.orchestrator.protocol.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.emajbatch.orchestrator.protocol.ProtocolState;

/**
 * Workers are all alike, and so are recoverers: worlds that differ only in who is who are one. The
 * numbers of sessions in a trace therefore change their bearers from step to step.
 */
final class Symmetry {

  private Symmetry() {}

  /** One of all the worlds that differ from this one only in the numbers. */
  static World canonical(World world) {
    List<Resolver> recoverers = new ArrayList<>(world.recoverers());
    recoverers.sort(
        Comparator.comparing(Resolver::stage)
            .thenComparing(Resolver::verdict)
            .thenComparing(resolver -> resolver.listed().size()));
    World ordered = world.withRecoverers(recoverers);
    List<Integer> order = new ArrayList<>(world.numbers().boxed().toList());
    order.sort(Comparator.comparingInt(session -> situation(ordered, session)));
    return isIdentity(order) ? ordered : renumber(ordered, order);
  }

  /** Everything that is known about a worker, by anybody. */
  private static int situation(World world, int session) {
    ProtocolState state = world.client().state();
    int situation = world.worker(session).ordinal();
    situation = 2 * situation + bit(state.worked(), session);
    situation = 2 * situation + bit(state.asked(), session);
    situation = 2 * situation + bit(state.prepared(), session);
    situation = 2 * situation + bit(state.finished(), session);
    situation = 2 * situation + bit(world.client().resolver().listed(), session);
    for (Resolver recoverer : world.recoverers()) {
      situation = 2 * situation + bit(recoverer.listed(), session);
    }
    return situation;
  }

  private static int bit(Set<Integer> set, int session) {
    return set.contains(session) ? 1 : 0;
  }

  private static boolean isIdentity(List<Integer> order) {
    for (int i = 0; i < order.size(); i++) {
      if (order.get(i) != i + 2) {
        return false;
      }
    }
    return true;
  }

  /** The worker that had number order.get(i) gets number i + 2. */
  private static World renumber(World world, List<Integer> order) {
    ProtocolState state = world.client().state();
    Client client =
        world
            .client()
            .at(
                new ProtocolState(
                    state.sessions(),
                    state.phase(),
                    renumber(state.worked(), order),
                    renumber(state.asked(), order),
                    renumber(state.prepared(), order),
                    renumber(state.finished(), order),
                    state.commitAsked()))
            .resolving(renumber(world.client().resolver(), order));
    return world
        .with(order.stream().map(world::worker).toList())
        .with(client)
        .withRecoverers(
            world.recoverers().stream().map(recoverer -> renumber(recoverer, order)).toList());
  }

  private static Resolver renumber(Resolver resolver, List<Integer> order) {
    return new Resolver(resolver.stage(), resolver.verdict(), renumber(resolver.listed(), order));
  }

  private static Set<Integer> renumber(Set<Integer> sessions, List<Integer> order) {
    Set<Integer> renumbered = new TreeSet<>();
    for (int session : sessions) {
      renumbered.add(session == 1 ? 1 : order.indexOf(session) + 2);
    }
    return renumbered;
  }
}
