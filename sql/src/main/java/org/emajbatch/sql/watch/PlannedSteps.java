package org.emajbatch.sql.watch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;

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
  private final long begun;
  private final long done;

  private PlannedSteps(List<Ranked> steps) {
    this.ordered = steps.stream().sorted(ORDER).toList();
    long begunSoFar = 0;
    long doneSoFar = 0;
    for (Ranked ranked : ordered) {
      boolean ended = ranked.step().duration().isPresent();
      doneSoFar += ended ? 1 : 0;
      begunSoFar += ended || ranked.step().startedAt().isPresent() ? 1 : 0;
    }
    this.begun = begunSoFar;
    this.done = doneSoFar;
  }

  /**
   * A step and its place in the plan.
   *
   * @param rank from 0
   */
  private record Ranked(int rank, TimedStep step) {}

  /** Those steps, which come as planned. */
  static PlannedSteps of(List<TimedStep> planned) {
    List<Ranked> steps = new ArrayList<>(planned.size());
    planned.forEach(step -> steps.add(new Ranked(steps.size(), step)));
    return new PlannedSteps(steps);
  }

  /** The same plan after some of its steps have changed; what is not in it does not come in. */
  PlannedSteps with(List<TimedStep> changed) {
    Map<String, List<TimedStep>> byTable =
        changed.stream().collect(Collectors.groupingBy(TimedStep::table));
    List<Ranked> steps = new ArrayList<>(ordered.size());
    for (Ranked old : ordered) {
      List<TimedStep> news = byTable.getOrDefault(old.step().table(), List.of());
      steps.add(
          old.step().duration().isPresent() || news.isEmpty()
              ? old
              : new Ranked(old.rank(), changed(old.step(), news)));
    }
    return new PlannedSteps(steps);
  }

  private static TimedStep changed(TimedStep old, List<TimedStep> news) {
    return news.stream()
        .filter(step -> step.kind().equals(old.kind()) && step.schema().equals(old.schema()))
        .filter(step -> step.object().equals(old.object()))
        .findFirst()
        .orElse(old);
  }

  /** The steps. */
  List<TimedStep> inOrder() {
    return ordered.stream().map(Ranked::step).toList();
  }

  /** How many have begun or ended. */
  long begun() {
    return begun;
  }

  /** How many have ended. */
  long done() {
    return done;
  }

  /** When the last step of each session began; the beginning of all times where none has. */
  Map<Integer, Instant> lastBegun() {
    Map<Integer, Instant> last = new HashMap<>();
    OptionalInt session = OptionalInt.empty();
    Instant latest = Instant.MIN;
    // Of each session, those begun stand first, and the last one began last.
    for (Ranked ranked : ordered) {
      TimedStep step = ranked.step();
      if (!step.session().equals(session)) {
        note(last, session, latest);
        session = step.session();
        latest = Instant.MIN;
      }
      latest = step.startedAt().orElse(latest);
    }
    note(last, session, latest);
    return last;
  }

  private static void note(Map<Integer, Instant> last, OptionalInt session, Instant latest) {
    session.ifPresent(number -> last.put(number, latest));
  }
}
