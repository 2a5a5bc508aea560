package org.emajbatch.orchestrator.report;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.emajbatch.orchestrator.failure.DataState;

/**
 * What a rollback did. This object is the JSON document; its names are part of the interface.
 *
 * @param schemaVersion of the document
 * @param runId the run
 * @param rollbackId the engine's id
 * @param outcome see {@link org.emajbatch.orchestrator.failure.Result}
 * @param state see {@link org.emajbatch.orchestrator.failure.DataState}
 * @param groups the table groups, of the first database where there are several
 * @param mark the mark that all tables are at
 * @param logged whether the rollback can be rolled back
 * @param database the database; where there are several, the one with the decision
 * @param engine which engine did it
 * @param databases what went back in each database
 * @param sessionCount how many sessions worked
 * @param tableCount tables that were put back
 * @param rowsRolledBack primary keys that were put back
 * @param startedAt when the command began
 * @param elapsedMs how long it took
 * @param plan what was planned
 * @param prediction predicted against real
 * @param sessions what each session did
 * @param tables what was done to each table
 * @param messages the engine's report and our own remarks
 * @param verified whether the tables were compared with their content at the mark, and were equal
 * @param keysVerified primary keys whose rows were compared before the decision
 * @param verifyMs how long the session that compared longest took for it
 * @param next commands that make sense now
 */
public record RollbackReport(
    int schemaVersion,
    String runId,
    OptionalInt rollbackId,
    String outcome,
    String state,
    List<String> groups,
    String mark,
    boolean logged,
    String database,
    String engine,
    List<Part> databases,
    int sessionCount,
    int tableCount,
    long rowsRolledBack,
    OffsetDateTime startedAt,
    long elapsedMs,
    PlanReport plan,
    Prediction prediction,
    List<Session> sessions,
    List<Table> tables,
    List<Message> messages,
    boolean verified,
    OptionalLong keysVerified,
    OptionalLong verifyMs,
    List<String> next) {

  /** Of all documents; raised when a field changes its meaning. */
  public static final int SCHEMA_VERSION = 1;

  public RollbackReport {
    groups = List.copyOf(groups);
    databases = List.copyOf(databases);
    sessions = List.copyOf(sessions);
    tables = List.copyOf(tables);
    messages = List.copyOf(messages);
    next = List.copyOf(next);
  }

  /**
   * What went back in one database.
   *
   * @param database the database
   * @param rollbackId the engine's id
   * @param groups the table groups
   * @param mark the mark that their tables are at
   */
  public record Part(String database, int rollbackId, List<String> groups, String mark) {

    public Part {
      groups = List.copyOf(groups);
    }
  }

  /**
   * A session.
   *
   * @param session its number
   * @param database where it worked
   * @param tableCount tables it put back
   * @param rowsRolledBack primary keys it put back
   * @param lockMs how long it took to lock
   * @param executeMs how long it took to put its tables back
   * @param estimateMs how long that was estimated to take
   */
  public record Session(
      int session,
      String database,
      int tableCount,
      long rowsRolledBack,
      long lockMs,
      long executeMs,
      long estimateMs) {}

  /**
   * A table.
   *
   * @param database its database
   * @param schema its schema
   * @param name its name
   * @param session the session that put it back
   * @param rowsRolledBack primary keys that were put back
   * @param elapsedMs how long that took
   */
  public record Table(
      String database,
      String schema,
      String name,
      int session,
      long rowsRolledBack,
      long elapsedMs) {}

  /**
   * A message.
   *
   * @param severity Notice or Warning
   * @param text a whole sentence
   */
  public record Message(String severity, String text) {}

  /** How long the session that took longest was at putting its tables back, in milliseconds. */
  public static long longest(List<Session> sessions) {
    return sessions.stream().mapToLong(Session::executeMs).max().orElse(0);
  }

  /**
   * The same report after the tables were compared with their content at the mark.
   *
   * @param differences what was found to differ; nothing proves the rollback
   * @param commands what makes sense to type now
   */
  public RollbackReport compared(List<String> differences, List<String> commands) {
    List<Message> all = new ArrayList<>(messages);
    differences.forEach(difference -> all.add(new Message("Error", difference)));
    return new RollbackReport(
        schemaVersion,
        runId,
        rollbackId,
        outcome,
        differences.isEmpty() ? state : DataState.PENDING.json(),
        groups,
        mark,
        logged,
        database,
        engine,
        databases,
        sessionCount,
        tableCount,
        rowsRolledBack,
        startedAt,
        elapsedMs,
        plan,
        prediction,
        sessions,
        tables,
        all,
        differences.isEmpty(),
        keysVerified,
        verifyMs,
        commands);
  }
}
