package org.emajbatch.benchmark.experiment;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import org.emajbatch.benchmark.result.Comparison;
import org.emajbatch.planner.Advisor;
import org.emajbatch.planner.PlanRequest;
import org.emajbatch.planner.Planner;
import org.emajbatch.planner.SessionCurve;
import org.emajbatch.planner.SessionPlan;
import org.emajbatch.planner.assign.LptSessionAssigner;
import org.emajbatch.planner.assign.Workload;

/**
 * What it takes to find who does what among very many tables, beside the least that anybody could
 * do: to sort them and give each to whoever has least. Needs no server.
 */
public final class PlannerExperiment {

  /** By which this is asked for. */
  public static final String NAME = "planner";

  private static final int MOST_SESSIONS = 16;
  private static final int NANOS = 1_000;
  private static final String REFERENCE = "longest first alone";
  private static final String PLAN = "units and sessions";
  private static final String CURVE = "curve of 1 to 16 sessions";
  private static final String ADVICE = "advice";
  private static final String ALL = "all of it";

  private final PlanRequest request;
  private final int runs;

  /**
   * Plans.
   *
   * @param request the tables and keys
   * @param runs how often it is measured
   */
  public PlannerExperiment(PlanRequest request, int runs) {
    this.request = request;
    this.runs = runs;
  }

  /**
   * Measures the parts of a plan and the whole; the first run is the one of a program just started.
   */
  public List<Comparison> measure() throws Exception {
    Measures measures = new Measures();
    for (int run = 0; run < runs; run++) {
      measures.add(REFERENCE, Stopwatch.micros(this::longestFirst));
      long start = System.nanoTime();
      SessionPlan plan = new Planner().plan(request);
      long planned = System.nanoTime();
      SessionCurve curve = SessionCurve.of(request::withSessions, MOST_SESSIONS, MOST_SESSIONS);
      long curved = System.nanoTime();
      new Advisor().advise(request, plan, request::withSessions, curve);
      long end = System.nanoTime();
      measures.add(PLAN, (planned - start) / NANOS);
      measures.add(CURVE, (curved - planned) / NANOS);
      measures.add(ADVICE, (end - curved) / NANOS);
      measures.add(ALL, (end - start) / NANOS);
    }
    return List.of(PLAN, CURVE, ADVICE, ALL).stream()
        .map(
            operation ->
                Comparison.of(
                    NAME,
                    "%s, %d tables with %d keys"
                        .formatted(
                            operation, request.tables().size(), request.foreignKeys().size()),
                    measures.series(operation),
                    REFERENCE,
                    measures.series(REFERENCE)))
        .toList();
  }

  private void longestFirst() {
    List<Long> costs =
        request.tables().stream()
            .map(table -> table.cost().likelyMicros())
            .sorted(Comparator.reverseOrder())
            .toList();
    new LptSessionAssigner().assign(new Workload(costs, request.sessions(), OptionalInt.empty()));
  }
}
