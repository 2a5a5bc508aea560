package org.emajbatch.orchestrator.request;

import java.util.List;
import java.util.Optional;

/**
 * A plan that somebody has reviewed, to be carried out as it is or not at all: the facts that it
 * rests on, and who does what. Whether the facts still hold is asked again before and after the
 * engine has opened the rollback.
 *
 * @param databases its share in each database, in the order of the run
 * @param logged whether the rollback is logged itself
 * @param verified whether it is compared before the decision
 * @param alterAllowed whether changes of the groups' structure after the mark are accepted
 */
public record ReviewedPlan(
    List<Database> databases, boolean logged, boolean verified, boolean alterAllowed) {

  public ReviewedPlan {
    databases = List.copyOf(databases);
  }

  /** How many sessions work, in all databases. */
  public int sessions() {
    return databases.stream().mapToInt(Database::sessions).sum();
  }

  /**
   * A database.
   *
   * @param name its name
   * @param groups the table groups
   * @param mark the mark's real name
   * @param markTimeId the engine's number of the moment: a mark deleted and set anew has another
   * @param lastRollback the engine's id of the last rollback of these groups before it, 0 for none
   * @param sessions how many sessions work there
   * @param tables the tables that are locked, each with its changes
   * @param keys the foreign keys around them
   */
  public record Database(
      String name,
      List<String> groups,
      String mark,
      long markTimeId,
      int lastRollback,
      int sessions,
      List<Table> tables,
      List<Key> keys) {
    public Database {
      groups = List.copyOf(groups);
      tables = List.copyOf(tables);
      keys = List.copyOf(keys);
    }

    /** The same groups, mark and sessions with what is found in the database. */
    public Database withFacts(int newLastRollback, List<Table> newTables, List<Key> newKeys) {
      return new Database(
          name, groups, mark, markTimeId, newLastRollback, sessions, newTables, newKeys);
    }
  }

  /**
   * A table of the groups.
   *
   * @param schema its schema
   * @param name its name
   * @param changes logged changes to undo; 0 where it is only locked
   * @param session who puts it back; nothing where the engine may choose
   */
  public record Table(String schema, String name, long changes, Optional<Integer> session) {}

  /**
   * A foreign key.
   *
   * @param schema schema of the table that has it
   * @param table the table that has it
   * @param name its name
   * @param toSchema schema of the table it points to
   * @param toTable the table it points to
   * @param binding free, checked or rebuilt
   */
  public record Key(
      String schema, String table, String name, String toSchema, String toTable, String binding) {}
}
