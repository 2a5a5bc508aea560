package org.emajbatch.orchestrator.report;

import java.util.ArrayList;
import java.util.Comparator;
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

  /**
   * From the planner's answers, one for each database: the run is as long as its longest part.
   * Estimates are rounded up to whole milliseconds.
   *
   * @param parts the plans; their sessions are numbered on
   */
  public static PlanReport of(List<SessionPlan> parts) {
    SessionPlan longest =
        parts.stream().max(Comparator.comparingLong(SessionPlan::makespanMicros)).orElseThrow();
    long bound = parts.stream().mapToLong(SessionPlan::lowerBoundMicros).max().orElse(0);
    List<Session> sessions = new ArrayList<>();
    for (SessionPlan part : parts) {
      int before = sessions.size();
      part.sessions().forEach(load -> sessions.add(session(load, before)));
    }
    return new PlanReport(
        millis(longest.makespanMicros()),
        millis(bound),
        bound == 0 ? 0 : (double) (longest.makespanMicros() - bound) / bound,
        longest.provedOptimal(),
        names(longest.bottleneck()),
        sessions);
  }

  private static Session session(SessionLoad load, int before) {
    return new Session(
        before + load.session(),
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
