package org.emajbatch.planner;

import java.util.Optional;

/** Finds into how many parts a table would have to be cut, by planning with it cut. */
final class TableSplit {

  private final Planner planner;
  private final PlanRequest request;

  /**
   * Prepares the search.
   *
   * @param planner plans
   * @param request what is to be rolled back, in more than one session
   */
  TableSplit(Planner planner, PlanRequest request) {
    this.planner = planner;
    this.request = request;
  }

  /**
   * Looks for the fewest parts that are about as good as one in each session.
   *
   * @param table a table that shares its session with no other by force
   * @return the advice; none for a table that may be cut already, since the plan has made the most
   *     of that
   */
  Optional<Advice> advise(TableId table) {
    boolean cutAlready =
        request.tables().stream()
            .anyMatch(other -> other.table().equals(table) && other.division().isPossible());
    if (cutAlready) {
      return Optional.empty();
    }
    long best = makespan(table, request.sessions());
    int parts = 2;
    long found = best;
    while (parts < request.sessions()) {
      found = makespan(table, parts);
      if (SessionCurve.isAbout(found, best)) {
        break;
      }
      parts++;
    }
    return Optional.of(
        new Advice.SplitTable(table, parts, parts < request.sessions() ? found : best));
  }

  private long makespan(TableId table, int parts) {
    return planner.plan(divided(request, table, parts)).makespanMicros();
  }

  /**
   * The request with a table that may be cut, free of charge.
   *
   * @param request what is to be rolled back
   * @param table one of its tables
   * @param parts into how many parts at most
   * @return the same but for that
   */
  static PlanRequest divided(PlanRequest request, TableId table, int parts) {
    return request.withTables(
        request.tables().stream()
            .map(
                other ->
                    other.table().equals(table)
                        ? new PlanTable(table, other.cost(), other.batch(), new Division(parts, 0))
                        : other)
            .toList());
  }
}
