package org.emajbatch.planner.cost;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.emajbatch.planner.Estimate;
import org.emajbatch.planner.TableId;

/**
 * Estimates tasks: by their own history, else by how the rule of thumb did for other tasks of the
 * kind here, else by the rule of thumb. Finite, never negative, in order, and never less for more
 * work, whatever the history says.
 */
public final class CostModel {

  /**
   * The weight of a run against the next younger one. Tables grow and bloat, so the youngest runs
   * tell most; but the youngest must not outweigh three others, or it would do harm as an outlier.
   */
  private static final double FADING = 0.65;

  /** Four of five values of a normal distribution lie within so many standard deviations. */
  private static final double FOUR_OF_FIVE = 1.28;

  /** Standard deviation of the logarithm of a task's duration around that of its other runs. */
  private static final double RUN_TO_RUN = 0.2;

  /** The same around that of other tasks of the kind, each by the rule of thumb. */
  private static final double TASK_TO_TASK = 0.45;

  /** The same between machines. */
  private static final double MACHINE_TO_MACHINE = 0.7;

  /** So many runs weigh as much as what is presumed of their spread. */
  private static final double PRESUMPTION = 4;

  private static final double LONGEST = 1e18;

  private final RuleOfThumb rule;
  private final Map<TableId, TableShape> shapes;
  private final Contention contention;
  private final Map<Task, Calibration> own = new HashMap<>();
  private final Map<Work, Calibration> kinds = new EnumMap<>(Work.class);

  /**
   * A model.
   *
   * @param rule the rule of thumb
   * @param shapes of tables; the others are taken for ordinary ones
   * @param history earlier runs, of these tasks and of others, in whatever order
   * @param cores of the server, where known
   */
  public CostModel(
      RuleOfThumb rule, Map<TableId, TableShape> shapes, List<Sample> history, OptionalInt cores) {
    this.rule = rule;
    this.shapes = Map.copyOf(shapes);
    this.contention =
        Contention.learn(
            history.stream()
                .map(
                    sample ->
                        new Contention.Seen(
                            sample.task().kind(),
                            sample.sessions(),
                            Math.max(1, sample.micros()) / predicted(sample.task())))
                .toList(),
            cores);
    Map<Task, List<Observation>> byTask = new HashMap<>();
    Map<Work, List<Observation>> byKind = new EnumMap<>(Work.class);
    for (Sample sample : history) {
      Observation seen = observation(sample);
      byTask.computeIfAbsent(sample.task().kind(), kind -> new ArrayList<>()).add(seen);
      byKind.computeIfAbsent(sample.task().work(), work -> new ArrayList<>()).add(seen);
    }
    byTask.forEach((task, seen) -> own.put(task, Calibration.of(seen)));
    byKind.forEach((work, seen) -> kinds.put(work, Calibration.of(seen)));
  }

  private Observation observation(Sample sample) {
    return new Observation(
        predicted(sample.task()),
        Math.max(1, sample.micros() / contention.factor(sample.sessions())),
        Math.max(1e-6, Math.pow(FADING, sample.age())));
  }

  private double predicted(Task task) {
    return rule.micros(task, task.table().map(shapes::get).orElse(TableShape.UNKNOWN));
  }

  /**
   * Estimates.
   *
   * @param task the task
   * @param sessions how many work at the same time, on average, at least 1
   */
  public Estimate of(Task task, double sessions) {
    double predicted = predicted(task);
    double factor = contention.factor(sessions);
    Calibration mine = own.get(task.kind());
    Calibration others = kinds.get(task.work());
    if (mine != null) {
      return around(mine.real(predicted) * factor, spread(mine, RUN_TO_RUN));
    }
    if (others != null) {
      return around(others.real(predicted) * factor, spread(others, TASK_TO_TASK));
    }
    return around(predicted * factor, MACHINE_TO_MACHINE);
  }

  /** A few runs that happen to agree do not prove that the next one will. */
  private static double spread(Calibration seen, double presumed) {
    double weight = seen.weight();
    double variance =
        (weight * seen.spread() * seen.spread() + PRESUMPTION * presumed * presumed)
            / (weight + PRESUMPTION);
    return Math.min(3, Math.sqrt(variance * (1 + 1 / Math.max(1, weight))));
  }

  private static Estimate around(double micros, double spread) {
    long likely = Math.round(Math.min(LONGEST, micros));
    double width = Math.exp(FOUR_OF_FIVE * spread);
    return new Estimate(
        Math.min(likely, Math.round(likely / width)),
        likely,
        Math.max(likely, Math.round(Math.min(LONGEST, likely * width))));
  }
}
