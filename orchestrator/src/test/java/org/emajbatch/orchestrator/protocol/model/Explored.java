package org.emajbatch.orchestrator.protocol.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.emajbatch.orchestrator.protocol.model.Step.Kind;

/**
 * All worlds that can be reached, each by a shortest way, and what was found wrong with them. An
 * exploration does not stop at a violation: what lies behind it is explored as well.
 */
final class Explored {

  /**
   * Something that must not be, and a shortest way to it.
   *
   * @param violation what
   * @param trace the steps from the beginning, and last the name of the violation
   * @param world the world that they lead to
   */
  record Counterexample(Violation violation, List<String> trace, World world) {

    @Override
    public String toString() {
      List<String> steps = trace.subList(0, trace.size() - 1);
      return violation + " after:\n  " + String.join("\n  ", steps) + "\nin " + world;
    }
  }

  private final Behaviour behaviour;
  private final Predicate<Step> allowed;
  private final Map<World, Integer> numbers = new HashMap<>();
  private final List<World> worlds = new ArrayList<>();
  private final List<Integer> parents = new ArrayList<>();
  private final List<String> reachedBy = new ArrayList<>();
  private final List<int[]> faultFree = new ArrayList<>();
  private final Map<Violation, Counterexample> violations = new EnumMap<>(Violation.class);

  private Explored(Behaviour behaviour, Predicate<Step> allowed) {
    this.behaviour = behaviour;
    this.allowed = allowed;
  }

  /** Explores everything that can follow the beginning of a run. */
  static Explored all(Behaviour behaviour, int sessions, int recoverers) {
    return from(World.begin(sessions, recoverers), behaviour, step -> true);
  }

  /** Explores what can follow a world by the allowed steps alone. */
  static Explored from(World first, Behaviour behaviour, Predicate<Step> allowed) {
    Explored explored = new Explored(behaviour, allowed);
    explored.explore(first);
    explored.findEndless();
    return explored;
  }

  /** How many worlds there are. */
  int size() {
    return worlds.size();
  }

  List<World> worlds() {
    return Collections.unmodifiableList(worlds);
  }

  /** What was violated. */
  Set<Violation> violations() {
    return violations.keySet();
  }

  /** The shortest way to a violation. */
  Optional<Counterexample> counterexample(Violation violation) {
    return Optional.ofNullable(violations.get(violation));
  }

  /** The worlds after which nothing happens any more without a fault. */
  List<World> ends() {
    List<World> ends = new ArrayList<>();
    for (int i = 0; i < worlds.size(); i++) {
      if (faultFree.get(i).length == 0) {
        ends.add(worlds.get(i));
      }
    }
    return ends;
  }

  private void explore(World first) {
    reach(Symmetry.canonical(first), -1, "the run begins");
    Steps steps = new Steps(behaviour);
    for (int i = 0; i < worlds.size(); i++) {
      World world = worlds.get(i);
      List<Integer> following = new ArrayList<>();
      try {
        for (Step step : steps.of(world)) {
          if (allowed.test(step)) {
            int next = reach(Symmetry.canonical(step.next()), i, step.what());
            if (step.kind() != Kind.FAULT) {
              following.add(next);
            }
          }
        }
      } catch (IllegalStateException e) {
        violated(Violation.ILLEGAL_TRANSITION, i, String.valueOf(e.getMessage()));
        following.add(i);
      }
      faultFree.add(following.stream().mapToInt(Integer::intValue).toArray());
      if (following.isEmpty() && !Violation.isEnd(world)) {
        violated(Violation.STUCK, i, "nothing more happens");
      }
    }
  }

  private int reach(World world, int parent, String what) {
    Integer known = numbers.putIfAbsent(world, worlds.size());
    if (known != null) {
      return known;
    }
    int number = worlds.size();
    worlds.add(world);
    parents.add(parent);
    reachedBy.add(what);
    for (Violation violation : Violation.values()) {
      if (violation.isIn(world)) {
        violated(violation, number);
      }
    }
    return number;
  }

  private void violated(Violation violation, int number, String... how) {
    if (!violations.containsKey(violation)) {
      List<String> trace = new ArrayList<>();
      trace.add(violation.name());
      trace.addAll(List.of(how));
      for (int i = number; i >= 0; i = parents.get(i)) {
        trace.add(reachedBy.get(i));
      }
      Collections.reverse(trace);
      violations.put(violation, new Counterexample(violation, trace, worlds.get(number)));
    }
  }

  /**
   * Takes away, again and again, the worlds after which every way without faults leads only to such
   * that were taken away. What remains has a way that never ends.
   */
  private void findEndless() {
    int[] open = new int[worlds.size()];
    List<List<Integer>> before = new ArrayList<>();
    worlds.forEach(world -> before.add(new ArrayList<>(2)));
    List<Integer> done = new ArrayList<>();
    for (int i = 0; i < open.length; i++) {
      open[i] = faultFree.get(i).length;
      for (int next : faultFree.get(i)) {
        before.get(next).add(i);
      }
      if (open[i] == 0) {
        done.add(i);
      }
    }
    for (int i = 0; i < done.size(); i++) {
      for (int previous : before.get(done.get(i))) {
        if (--open[previous] == 0) {
          done.add(previous);
        }
      }
    }
    for (int i = 0; done.size() < open.length && i < open.length; i++) {
      if (open[i] > 0) {
        violated(Violation.ENDLESS, i, "from here on there is no end");
      }
    }
  }
}
