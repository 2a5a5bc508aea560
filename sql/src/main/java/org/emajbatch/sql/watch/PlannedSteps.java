package org.emajbatch.sql.watch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The steps of a plan in the order in which their sessions do them: what has begun says so by its
 * time, the rest follows as planned. Immutable.
 */
final class PlannedSteps {

  private static final Comparator<Ranked> ORDER =
      Comparator.<Ranked>comparingInt(ranked -> ranked.step().session().orElse(Integer.MAX_VALUE))
          .thenComparing(ranked -> ranked.step().startedAt().orElse(Instant.MAX))
          .thenComparingInt(Ranked::rank);

  private final List<Ranked> ordered;

  private PlannedSteps(List<Ranked> steps) {
    this.ordered = steps.stream().sorted(ORDER).toList();
  }

  /**
   * A step and its place in the plan.
   *
   * @param rank from 0
   */
  private record Ranked(int rank, TimedStep step) {}

  /** What tells a step from the others of its plan. */
  private record Key(String kind, String schema, String table, String object) {
    static Key of(TimedStep step) {
      return new Key(step.kind(), step.schema(), step.table(), step.object());
    }
  }

  /** Those steps, which come as planned. */
  static PlannedSteps of(List<TimedStep> planned) {
    List<Ranked> steps = new ArrayList<>(planned.size());
    planned.forEach(step -> steps.add(new Ranked(steps.size(), step)));
    return new PlannedSteps(steps);
  }

  /** The same plan after some of its steps have changed; what is not in it does not come in. */
  PlannedSteps with(List<TimedStep> changed) {
    Map<Key, TimedStep> news = new HashMap<>();
    changed.forEach(step -> news.put(Key.of(step), step));
    return new PlannedSteps(
        ordered.stream()
            .map(
                old ->
                    old.step().duration().isPresent()
                        ? old
                        : new Ranked(old.rank(), news.getOrDefault(Key.of(old.step()), old.step())))
            .toList());
  }

  /** The steps. */
  List<TimedStep> inOrder() {
    return ordered.stream().map(Ranked::step).toList();
  }

  /** How many have begun or ended. */
  long begun() {
    return ordered.stream()
        .filter(r -> r.step().startedAt().isPresent() || r.step().duration().isPresent())
        .count();
  }

  /** How many have ended. */
  long done() {
    return ordered.stream().filter(ranked -> ranked.step().duration().isPresent()).count();
  }

  /** When the last step of each session began; the beginning of all times where none has. */
  Map<Integer, Instant> lastBegun() {
    Map<Integer, Instant> last = new HashMap<>();
    for (Ranked ranked : ordered) {
      TimedStep step = ranked.step();
      if (step.session().isPresent()) {
        last.merge(
            step.session().getAsInt(),
            step.startedAt().orElse(Instant.MIN),
            (one, other) -> other.isAfter(one) ? other : one);
      }
    }
    return last;
  }
}
