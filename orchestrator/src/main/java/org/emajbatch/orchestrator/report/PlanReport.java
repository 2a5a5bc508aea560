package org.emajbatch.orchestrator.report;

import java.util.List;
import org.emajbatch.planner.SessionLoad;
import org.emajbatch.planner.SessionPlan;
import org.emajbatch.planner.TableId;
import org.emajbatch.planner.Unit;

/**
 * A plan, as documents show it.
 *
 * @param makespanMs estimated duration of the longest session
 * @param lowerBoundMs what no plan can beat
 * @param gap how far the plan may be from the best one, as a ratio
 * @param provedOptimal whether no plan is shorter
 * @param bottleneck the tables of the unit that takes longest in the longest session
 * @param sessions who does what
 */
public record PlanReport(
    long makespanMs,
    long lowerBoundMs,
    double gap,
    boolean provedOptimal,
    List<String> bottleneck,
    List<Session> sessions) {

  public PlanReport {
    bottleneck = List.copyOf(bottleneck);
    sessions = List.copyOf(sessions);
  }

  /**
   * A session's share.
   *
   * @param session its number
   * @param estimateMs estimated duration
   * @param tables its tables
   * @param units the same, by what must stay together
   */
  public record Session(int session, long estimateMs, List<String> tables, List<PlanUnit> units) {

    public Session {
      tables = List.copyOf(tables);
      units = List.copyOf(units);
    }
  }

  /**
   * Tables that must share a session.
   *
   * @param tables the tables
   * @param estimateMs estimated duration
   * @param boundBy the foreign keys that hold them together
   */
  public record PlanUnit(List<String> tables, long estimateMs, List<String> boundBy) {

    public PlanUnit {
      tables = List.copyOf(tables);
      boundBy = List.copyOf(boundBy);
    }
  }

  /** From the planner's answer; estimates are rounded up to whole milliseconds. */
  public static PlanReport of(SessionPlan plan) {
    return new PlanReport(
        millis(plan.makespanMicros()),
        millis(plan.lowerBoundMicros()),
        plan.gap(),
        plan.provedOptimal(),
        names(plan.bottleneck()),
        plan.sessions().stream().map(PlanReport::session).toList());
  }

  private static Session session(SessionLoad load) {
    return new Session(
        load.session(),
        millis(load.estimateMicros()),
        load.units().stream().flatMap(unit -> names(unit.tables()).stream()).toList(),
        load.units().stream().map(PlanReport::unit).toList());
  }

  private static PlanUnit unit(Unit unit) {
    return new PlanUnit(names(unit.tables()), millis(unit.costMicros()), unit.boundBy());
  }

  private static List<String> names(List<TableId> tables) {
    return tables.stream().map(table -> table.schema() + "." + table.name()).toList();
  }

  private static long millis(long micros) {
    return (micros + 999) / 1_000;
  }
}
