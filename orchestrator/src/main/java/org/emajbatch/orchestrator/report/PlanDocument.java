package org.emajbatch.orchestrator.report;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/**
 * What a rollback would do, before it does anything. This object is the JSON document, and all that
 * the text, the graph and the page show; its names are part of the interface.
 *
 * @param schemaVersion of the document
 * @param state see {@link org.emajbatch.orchestrator.failure.DataState}: nothing was changed
 * @param planId under which the plan was kept for review, if it was
 * @param madeAt when it was made
 * @param databases what would go back in each database
 * @param logged whether the rollback could be rolled back
 * @param verified whether it would be compared before the decision
 * @param sessionCount how many sessions would work
 * @param sessionsAsked what was asked for: a number, or auto
 * @param tableCount tables that would be put back
 * @param changes logged changes that would be undone
 * @param plan who would do what
 * @param curve how long it would take with 1 session and more, in order
 * @param advice what would make it shorter, the cheapest change first
 * @param tables every table of the groups, and those outside that their foreign keys reach
 * @param foreignKeys the keys between them
 * @param losses what would be lost by table, verb and role; nothing where the logs were not read
 * @param refusals whole sentences on what would refuse such a rollback now
 * @param remarks whole sentences on what the reader should know
 * @param next commands that make sense now
 */
public record PlanDocument(
    int schemaVersion,
    String state,
    Optional<String> planId,
    OffsetDateTime madeAt,
    List<Part> databases,
    boolean logged,
    boolean verified,
    int sessionCount,
    String sessionsAsked,
    int tableCount,
    long changes,
    @JsonUnwrapped PlanReport plan,
    List<Point> curve,
    List<Advice> advice,
    List<Table> tables,
    List<Key> foreignKeys,
    Optional<List<Loss>> losses,
    List<String> refusals,
    List<String> remarks,
    List<String> next) {

  public PlanDocument {
    databases = List.copyOf(databases);
    curve = List.copyOf(curve);
    advice = List.copyOf(advice);
    tables = List.copyOf(tables);
    foreignKeys = List.copyOf(foreignKeys);
    losses = losses.map(List::copyOf);
    refusals = List.copyOf(refusals);
    remarks = List.copyOf(remarks);
    next = List.copyOf(next);
  }

  /**
   * A database.
   *
   * @param database its name
   * @param engine which engine would do it
   * @param groups the table groups
   * @param mark the mark's real name
   * @param markSetAt when it was set
   */
  public record Part(
      String database, String engine, List<String> groups, String mark, OffsetDateTime markSetAt) {
    public Part {
      groups = List.copyOf(groups);
    }
  }

  /**
   * A point of the curve.
   *
   * @param sessions that many sessions
   * @param makespanMs estimated duration with them
   * @param lowerBoundMs what no plan with them can beat
   * @param knee whether this is what auto takes
   */
  public record Point(int sessions, long makespanMs, long lowerBoundMs, boolean knee) {}

  /**
   * A change that would help.
   *
   * @param kind for programs: relaxKey, splitTable, moreSessions, fewerSessions
   * @param object the key or table, if it is about one
   * @param sessions how many sessions it speaks of
   * @param makespanMs estimated duration after it
   * @param text a whole sentence
   */
  public record Advice(
      String kind, Optional<String> object, int sessions, long makespanMs, String text) {}

  /**
   * A table, as a node of the graph.
   *
   * @param database its database
   * @param schema its schema
   * @param name its name
   * @param inGroup whether it belongs to the groups
   * @param changes logged changes to undo, 0 where it would only be locked
   * @param session who puts it back; nothing for tables that nobody puts back
   * @param unit number of its unit within its database; nothing where it is in none
   * @param estimateMs estimated duration
   */
  public record Table(
      String database,
      String schema,
      String name,
      boolean inGroup,
      long changes,
      Optional<Integer> session,
      Optional<Integer> unit,
      long estimateMs) {}

  /**
   * A foreign key, as an edge of the graph. Its ends are written as {@code schema.name}.
   *
   * @param database its database
   * @param name its name
   * @param from the table that has it
   * @param to the table it points to
   * @param binding free, checked or rebuilt
   */
  public record Key(String database, String name, String from, String to, String binding) {}

  /**
   * Changes that would be lost.
   *
   * @param database the database
   * @param schema the table's schema
   * @param table the table
   * @param verb INSERT, UPDATE, DELETE or TRUNCATE
   * @param role who made them
   * @param rows how many
   */
  public record Loss(
      String database, String schema, String table, String verb, String role, long rows) {}
}
