package org.emajbatch.orchestrator.report;

import java.util.List;

/**
 * What is kept of a committed run in each of its databases: that database's share of the report.
 * This object is the JSON document in column report of emaj_batch.run.
 *
 * @param schemaVersion of the document
 * @param outcome see {@link org.emajbatch.orchestrator.failure.Result}
 * @param engine which engine did it
 * @param sessionCount how many sessions worked here
 * @param tableCount tables that were put back here
 * @param rowsRolledBack primary keys that were put back here
 * @param elapsedMs how long the whole command took
 * @param verified whether the tables were compared with their content at the mark
 * @param prediction predicted against real, for the sessions here
 * @param sessions what each session did here
 */
public record RunRecord(
    int schemaVersion,
    String outcome,
    String engine,
    int sessionCount,
    int tableCount,
    long rowsRolledBack,
    long elapsedMs,
    boolean verified,
    Prediction prediction,
    List<RollbackReport.Session> sessions) {

  public RunRecord {
    sessions = List.copyOf(sessions);
  }

  /**
   * A database's share.
   *
   * @param report the report on the whole run
   * @param database the database's name
   * @param plan the plan of this database alone
   */
  public static RunRecord of(RollbackReport report, String database, PlanReport plan) {
    List<RollbackReport.Session> sessions =
        report.sessions().stream().filter(one -> one.database().equals(database)).toList();
    return new RunRecord(
        report.schemaVersion(),
        report.outcome(),
        report.engine(),
        sessions.size(),
        sessions.stream().mapToInt(RollbackReport.Session::tableCount).sum(),
        sessions.stream().mapToLong(RollbackReport.Session::rowsRolledBack).sum(),
        report.elapsedMs(),
        report.verified(),
        Prediction.of(plan, RollbackReport.longest(sessions)),
        sessions);
  }
}
