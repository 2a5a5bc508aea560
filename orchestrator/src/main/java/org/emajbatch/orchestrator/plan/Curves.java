package org.emajbatch.orchestrator.plan;

import java.util.List;
import org.emajbatch.orchestrator.preflight.SessionChoice;
import org.emajbatch.orchestrator.report.PlanDocument;
import org.emajbatch.planner.SessionCurve;

/** The curve from sessions to makespan, as a document shows it. */
final class Curves {

  private Curves() {}

  /** The points. */
  static List<PlanDocument.Point> of(PlannedDatabases planned) {
    SessionCurve curve =
        planned.shared().together(SessionChoice.MOST_WEIGHED_SESSIONS, planned.within());
    int knee = Math.max(curve.knee(), planned.shared().fewest());
    return curve.points().stream()
        .filter(point -> point.sessions() >= planned.shared().fewest())
        .map(
            point ->
                new PlanDocument.Point(
                    point.sessions(),
                    millis(point.makespanMicros()),
                    millis(point.lowerBoundMicros()),
                    point.sessions() == knee))
        .toList();
  }

  private static long millis(long micros) {
    return micros / 1_000 + (micros % 1_000 > 0 ? 1 : 0);
  }
}
