package org.emajbatch.planner.cost;

import java.util.EnumMap;
import java.util.Map;

/**
 * What a task takes on a machine and tables of which no history is known; the shape that history
 * scales. Never less for more work.
 */
public final class RuleOfThumb {

  /**
   * Microseconds for one kind of work.
   *
   * @param fixed whatever there is to do
   * @param each for each unit of the quantity
   * @param eachByte on top, for each byte of a row
   * @param eachIndex on top, for each index beyond the first
   */
  private record Rate(double fixed, double each, double eachByte, double eachIndex) {

    private static Rate of(double fixed, double each) {
      return new Rate(fixed, each, 0, 0);
    }
  }

  private final Map<Work, Rate> rates = new EnumMap<>(Work.class);

  private RuleOfThumb() {}

  /**
   * This project's engine. Measured with PostgreSQL 17 on a small virtual machine with two cores:
   * rollbacks of 20 to 30,000 updates, inserts and deletes each, in tables with rows of 60 to 860
   * bytes and 1 to 6 indexes, logged and not; medians of each size, near those of updates, which
   * are the dearest and the commonest. Verifying and checking keys: measured once, with rollbacks
   * of 20,000 to 60,000 inserts. Adding a key, sequences and single statements: presumed, and
   * corrected by the first run.
   */
  public static RuleOfThumb ofOwnEngine() {
    RuleOfThumb rule = new RuleOfThumb();
    rule.rates.put(Work.RESTORE_LOGGED, new Rate(2_300, 22, 0.03, 2.2));
    rule.rates.put(Work.RESTORE, new Rate(1_300, 14, 0.018, 1.5));
    rule.rates.put(Work.VERIFY, new Rate(1_500, 5, 0.01, 0));
    rule.rates.put(Work.PURGE_LOG, Rate.of(200, 0.5));
    rule.rates.put(Work.ADD_KEY, Rate.of(3_000, 0.5));
    rule.rates.put(Work.CHECK_KEY, Rate.of(1_000, 1));
    rule.rates.put(Work.SEQUENCES, Rate.of(500, 350));
    rule.rates.put(Work.STATEMENT, Rate.of(1, 300));
    rule.rates.put(Work.PAUSE, Rate.of(1, 20));
    return rule;
  }

  /**
   * E-Maj, by its own documented parameters, all in microseconds.
   *
   * @param row avg_row_rollback_duration
   * @param logRow avg_row_delete_log_duration
   * @param key avg_fkey_check_duration
   * @param step fixed_step_rollback_duration
   * @param dblink fixed_dblink_rollback_duration
   */
  public static RuleOfThumb ofStock(
      double row, double logRow, double key, double step, double dblink) {
    RuleOfThumb rule = new RuleOfThumb();
    rule.rates.put(Work.RESTORE_LOGGED, Rate.of(sane(step), sane(row)));
    rule.rates.put(Work.RESTORE, Rate.of(sane(step), sane(row)));
    rule.rates.put(Work.VERIFY, Rate.of(sane(step), sane(row)));
    rule.rates.put(Work.PURGE_LOG, Rate.of(sane(step), sane(logRow)));
    rule.rates.put(Work.ADD_KEY, Rate.of(sane(step), sane(key)));
    rule.rates.put(Work.CHECK_KEY, Rate.of(sane(step), sane(key)));
    rule.rates.put(Work.SEQUENCES, Rate.of(1, sane(step)));
    rule.rates.put(Work.STATEMENT, Rate.of(1, sane(step)));
    rule.rates.put(Work.PAUSE, Rate.of(1, sane(dblink)));
    return rule;
  }

  /** A parameter may hold anything. */
  private static double sane(double micros) {
    return micros >= 0 ? Math.min(micros, 1e12) : 0;
  }

  /**
   * What a task takes.
   *
   * @param shape of its table
   * @return microseconds, at least 1 and finite
   */
  double micros(Task task, TableShape shape) {
    Rate rate = rates.get(task.work());
    double each =
        rate.each()
            + rate.eachByte() * shape.rowBytes()
            + rate.eachIndex() * Math.max(0, shape.indexes() - 1);
    return Math.max(1, rate.fixed() + each * task.quantity());
  }
}
