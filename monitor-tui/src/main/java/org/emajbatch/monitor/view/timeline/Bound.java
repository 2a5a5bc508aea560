package org.emajbatch.monitor.view.timeline;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.emajbatch.monitor.view.Words;
import org.emajbatch.planner.assign.LowerBound;
import org.emajbatch.planner.assign.Workload;
import org.emajbatch.sql.watch.TimedStep;

/**
 * What no plan of these steps in as many sessions could beat, by their estimates, and why. The
 * formula is the planner's own ({@link LowerBound}): the longest of the largest batch, which one
 * session must take, session 1's sequences among them; of all the work over the number of sessions;
 * and of what the session must take that gets one batch more than others.
 *
 * @param length not zero
 * @param reason which of them it is
 * @param table the table of the largest batch that takes longest, with its schema; empty for
 *     sequences
 * @param tables how many tables the largest batch has
 */
record Bound(Duration length, Reason reason, String table, int tables) {

  /** What the bound comes from. */
  enum Reason {
    SEQUENCES,
    BATCH,
    AVERAGE,
    PAIRING
  }

  /** A table without a batch. */
  private record Lone(String table, int session) {}

  /** A batch with what it costs, in microseconds. */
  private record Batch(List<TimedStep> steps, long cost) {
    static Batch of(List<TimedStep> steps) {
      return new Batch(steps, micros(steps));
    }
  }

  /**
   * Computes it.
   *
   * @param steps each with a session
   * @param sessions how many there are
   * @return nothing where no step has an estimate
   */
  static Optional<Bound> of(List<TimedStep> steps, int sessions) {
    Map<Object, List<TimedStep>> batches = new LinkedHashMap<>();
    steps.forEach(step -> batches.computeIfAbsent(key(step), k -> new ArrayList<>()).add(step));
    List<Batch> sorted =
        batches.values().stream()
            .map(Batch::of)
            .sorted(Comparator.comparingLong(Batch::cost).reversed())
            .toList();
    List<Long> costs = sorted.stream().map(Batch::cost).toList();
    if (costs.isEmpty() || costs.get(0) == 0) {
      return Optional.empty();
    }
    long floor = LowerBound.of(new Workload(costs, sessions, OptionalInt.empty()));
    List<TimedStep> largest = sorted.get(0).steps();
    String table =
        StepWords.table(
            largest.stream().max(Comparator.comparing(TimedStep::estimate)).orElseThrow());
    long tables = largest.stream().map(StepWords::table).distinct().count();
    return Optional.of(
        new Bound(
            Duration.ofNanos(Math.multiplyExact(Math.min(floor, Long.MAX_VALUE / 1_000), 1_000)),
            reason(floor, costs, sessions, table),
            table,
            (int) tables));
  }

  /**
   * The same for steps that one session must do: a batch is cut only where the plan has cut it. A
   * number where there is a batch, for there are thousands of steps.
   */
  private static Object key(TimedStep step) {
    int session = step.session().getAsInt();
    return step.batch().isPresent()
        ? (long) session << 32 | step.batch().getAsInt() & 0xffff_ffffL
        : new Lone(StepWords.table(step), session);
  }

  private static Reason reason(long floor, List<Long> costs, int sessions, String table) {
    if (floor == costs.get(0)) {
      return table.isEmpty() ? Reason.SEQUENCES : Reason.BATCH;
    }
    double average = costs.stream().mapToDouble(Long::doubleValue).sum() / sessions;
    return floor - average < 1 ? Reason.AVERAGE : Reason.PAIRING;
  }

  private static long micros(List<TimedStep> batch) {
    // The engine's longest estimate is a billion seconds; a double holds any number of them.
    double sum = 0;
    for (TimedStep step : batch) {
      sum += step.estimate().getSeconds() * 1e6 + step.estimate().getNano() / 1_000;
    }
    return (long) sum;
  }

  /** Where it comes from, in words. */
  String because(int sessions) {
    return switch (reason) {
      case SEQUENCES -> "session 1 sets all sequences";
      case BATCH -> tables == 1 ? table + " in one session" : batch();
      case AVERAGE -> "all the work, evenly over " + sessions;
      case PAIRING -> "one session must take several of the largest";
    };
  }

  private String batch() {
    return table + " and " + Words.count(tables - 1, "more table") + " in one session";
  }
}
