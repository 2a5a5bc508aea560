package org.emajbatch.orchestrator.preflight;

import java.util.List;
import org.emajbatch.planner.Estimate;
import org.emajbatch.planner.SessionCurve;
import org.emajbatch.sql.engine.TableChanges;

/** How much there is to share out in one database. */
public interface Work {

  /** How many tables were changed since the mark. */
  int tables();

  /** In how many sessions there can be something to put back: sets of tables that share one. */
  int units();

  /**
   * How long it would take, by the number of sessions.
   *
   * @param most the last number, at least 1
   */
  SessionCurve curve(int most);

  /**
   * Where a number of sessions is given for one database, nothing needs to be weighed: tables count
   * alike, and whatever holds them together is left to the plan itself.
   */
  static Work of(List<TableChanges> changes) {
    return new Work() {
      @Override
      public int tables() {
        return changes.size();
      }

      @Override
      public int units() {
        return changes.size();
      }

      @Override
      public SessionCurve curve(int most) {
        return new SessionCurve(List.of(new SessionCurve.Point(1, Estimate.ZERO, 0, true)), 1);
      }
    };
  }
}
