package org.emajbatch.benchmark.workload;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.emajbatch.planner.Binding;
import org.emajbatch.planner.Estimate;
import org.emajbatch.planner.ForeignKey;
import org.emajbatch.planner.PlanRequest;
import org.emajbatch.planner.PlanTable;
import org.emajbatch.planner.TableId;

/**
 * Tables and keys for the planner alone, the same in each run: costs as uneven as those of a real
 * schema, where most tables are small and a few are not, and keys of which one in five binds.
 */
public final class PlannerProblem {

  private static final int SESSIONS = 8;
  private static final int KEYS_A_TABLE = 2;
  private static final int ONE_IN = 5;
  private static final long SEED = 7;
  private static final long MICROS_A_TABLE = 2_500;

  /** The natural logarithm of the median of what a table takes on top, in microseconds. */
  private static final double MEDIAN = 8;

  private static final double SPREAD = 2;

  private PlannerProblem() {}

  /**
   * Makes it.
   *
   * @param count how many tables
   */
  public static PlanRequest of(int count) {
    SplittableRandom random = new SplittableRandom(SEED);
    List<PlanTable> tables = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      long cost = MICROS_A_TABLE + Math.round(Math.exp(MEDIAN + SPREAD * normal(random)));
      tables.add(new PlanTable(table(i), cost, PlanTable.NO_BATCH));
    }
    List<ForeignKey> keys = new ArrayList<>();
    for (int i = 0; i < KEYS_A_TABLE * count; i++) {
      Binding binding = i % ONE_IN == 0 ? Binding.CHECKED : Binding.FREE;
      keys.add(
          new ForeignKey(
              "key" + i, table(random.nextInt(count)), table(random.nextInt(count)), binding));
    }
    return new PlanRequest(
        tables, keys, SESSIONS, Estimate.exactly(5_000), Estimate.exactly(10_000));
  }

  private static TableId table(int number) {
    return new TableId(Workload.SCHEMA, "t" + number);
  }

  /** Twelve uniform numbers add up to nearly a normal one of variance 1 around 6. */
  private static double normal(SplittableRandom random) {
    return random.doubles(12).sum() - 6;
  }
}
