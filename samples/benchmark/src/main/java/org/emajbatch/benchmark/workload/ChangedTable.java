package org.emajbatch.benchmark.workload;

import java.util.ArrayList;
import java.util.List;

/**
 * A table, its rows and what happens to it after the mark, as SQL.
 *
 * @param name quoted and qualified
 * @param shape how its rows look
 * @param rows how many there are at the mark
 * @param changes what happens then
 */
public record ChangedTable(String name, TableShape shape, long rows, Changes changes) {

  /** Refuses changes that there are not enough rows for. */
  public ChangedTable {
    if (rows < 2 * Math.max(changes.updates(), changes.deletes())) {
      throw new IllegalArgumentException(name + " has too few rows for its changes");
    }
  }

  /** Makes the table and fills it. */
  List<String> statements() {
    return List.of(
        "CREATE TABLE %s (%s)".formatted(name, shape.columns()),
        insert(1, rows),
        "CREATE INDEX ON %s (%s)".formatted(name, shape.indexed()));
  }

  /** Changes the rows; each statement's count is the number of rows that it changed. */
  List<String> changeStatements() {
    List<String> statements = new ArrayList<>();
    if (changes.inserts() > 0) {
      statements.add(insert(rows + 1, rows + changes.inserts()));
    }
    if (changes.updates() > 0) {
      String assignments = changes.indexed() ? shape.indexedUpdate() : shape.update();
      statements.add(
          "UPDATE %s SET %s WHERE %s".formatted(name, assignments, every(1, changes.updates())));
    }
    if (changes.deletes() > 0) {
      long between = step() / 2 + 1;
      statements.add("DELETE FROM %s WHERE %s".formatted(name, every(between, changes.deletes())));
    }
    return statements;
  }

  private String insert(long first, long last) {
    return "INSERT INTO %s SELECT %s FROM generate_series(%d::bigint, %d) AS i"
        .formatted(name, shape.values(), first, last);
  }

  /** The distance between two rows that are updated, or deleted. */
  public long step() {
    return rows / Math.max(1, Math.max(changes.updates(), changes.deletes()));
  }

  private String every(long first, long count) {
    return "id %% %d = %d AND id <= %d".formatted(step(), first % step(), step() * count);
  }
}
