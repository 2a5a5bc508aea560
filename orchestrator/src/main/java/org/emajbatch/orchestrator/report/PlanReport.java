package org.emajbatch.orchestrator.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.emajbatch.planner.Estimate;
import org.emajbatch.planner.SessionLoad;
import org.emajbatch.planner.SessionPlan;
import org.emajbatch.planner.TableId;
import org.emajbatch.planner.Unit;
import org.emajbatch.planner.UnitPart;
import org.emajbatch.planner.assign.SaturatingMath;

/**
 * A plan, as documents show it.
 *
 * @param makespanMs estimated duration of the longest session
 * @param makespanLowMs what it takes at least if the estimates are as far off as they may be
 * @param makespanHighMs what it takes at most then
 * @param singleSessionMs estimated duration in one session
 * @param lowerBoundMs what no plan can beat
 * @param gap how far the plan may be from the best one, as a ratio
 * @param provedOptimal whether no plan is shorter
 * @param nodes how many placements the search tried
 * @param bottleneck the tables of the unit that takes longest in the longest session
 * @param sessions who does what
 */
public record PlanReport(
    long makespanMs,
    long makespanLowMs,
    long makespanHighMs,
    long singleSessionMs,
    long lowerBoundMs,
    double gap,
    boolean provedOptimal,
    long nodes,
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
   * @param fixedMs the part of it that is tied to this session: sequences, and what each session
   *     costs
   * @param tables its tables
   * @param units the same, by what must stay together
   */
  public record Session(
      int session, long estimateMs, long fixedMs, List<String> tables, List<PlanUnit> units) {

    public Session {
      tables = List.copyOf(tables);
      units = List.copyOf(units);
    }
  }

  /**
   * Tables that must share a session.
   *
   * @param number its number, from 1 by descending cost, within its database
   * @param tables the tables
   * @param estimateMs estimated duration of what this session does of it
   * @param part which part of it this session does, from 1
   * @param parts into how many parts it is cut, 1 if it is not
   * @param boundBy the foreign keys that hold them together
   */
  public record PlanUnit(
      int number, List<String> tables, long estimateMs, int part, int parts, List<String> boundBy) {

    public PlanUnit {
      tables = List.copyOf(tables);
      boundBy = List.copyOf(boundBy);
    }
  }

  /**
   * From the planner's answers, one for each database: the run is as long as its longest part.
   * Estimates are rounded up to whole milliseconds. It is proved only if each part is: a shorter
   * plan of another database might leave a session to the longest.
   *
   * @param parts the plans; their sessions are numbered on
   * @param aloneMicros what one session would take that works alone, one database after the other:
   *     beside others the work itself takes longer, so this is no sum of the sessions
   */
  public static PlanReport of(List<SessionPlan> parts, long aloneMicros) {
    Estimate makespan =
        parts.stream().map(SessionPlan::makespan).reduce(Estimate.ZERO, Estimate::max);
    SessionPlan longest =
        parts.stream().max(Comparator.comparingLong(SessionPlan::makespanMicros)).orElseThrow();
    long bound = parts.stream().mapToLong(SessionPlan::lowerBoundMicros).max().orElse(0);
    List<Session> sessions = new ArrayList<>();
    for (SessionPlan part : parts) {
      int before = sessions.size();
      part.sessions().forEach(load -> sessions.add(session(load, before)));
    }
    return new PlanReport(
        millis(makespan.likelyMicros()),
        millis(makespan.lowMicros()),
        millis(makespan.highMicros()),
        millis(aloneMicros),
        millis(bound),
        bound == 0 ? 0 : (double) (longest.makespanMicros() - bound) / bound,
        longest.makespanMicros() == bound && parts.stream().allMatch(SessionPlan::provedOptimal),
        parts.stream().mapToLong(SessionPlan::nodes).sum(),
        names(longest.bottleneck()),
        sessions);
  }

  private static Session session(SessionLoad load, int before) {
    return new Session(
        before + load.session(),
        millis(load.estimateMicros()),
        millis(load.fixed().likelyMicros()),
        load.units().stream().flatMap(unit -> names(unit.tables()).stream()).toList(),
        units(load));
  }

  /**
   * Rounded so that they add up to the session with what is fixed in it: a thousand units of half a
   * millisecond each are half a second.
   */
  private static List<PlanUnit> units(SessionLoad load) {
    List<PlanUnit> units = new ArrayList<>();
    long micros = load.fixed().likelyMicros();
    for (UnitPart part : load.parts()) {
      long before = millis(micros);
      micros = SaturatingMath.add(micros, part.micros());
      Unit unit = part.unit();
      units.add(
          new PlanUnit(
              unit.number(),
              names(unit.tables()),
              millis(micros) - before,
              part.part(),
              part.parts(),
              unit.boundBy()));
    }
    return units;
  }

  private static List<String> names(List<TableId> tables) {
    return tables.stream().map(table -> table.schema() + "." + table.name()).toList();
  }

  private static long millis(long micros) {
    return micros / 1_000 + (micros % 1_000 == 0 ? 0 : 1);
  }
}
