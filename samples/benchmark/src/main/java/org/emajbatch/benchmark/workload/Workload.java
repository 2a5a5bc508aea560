package org.emajbatch.benchmark.workload;

import java.util.ArrayList;
import java.util.List;

/**
 * What is rolled back: tables, what they hold at the mark, what is changed after it. It describes
 * and does nothing.
 *
 * @param name short, for options and results
 * @param title what is special about it
 * @param tables in the order in which they are made and changed
 * @param keys statements that add foreign keys
 * @param reference what its rollback is compared with
 */
public record Workload(
    String name, String title, List<ChangedTable> tables, List<String> keys, Reference reference) {

  /** Holds the tables that are rolled back, and nothing else. */
  public static final String SCHEMA = "bench";

  /** Holds the tables of the reference. */
  public static final String REFERENCE_SCHEMA = "bench_reference";

  /** The group that all tables are in. */
  public static final String GROUP = "bench";

  /** The mark that they go back to. */
  public static final String MARK = "before";

  /** Keeps unmodifiable copies. */
  public Workload {
    tables = List.copyOf(tables);
    keys = List.copyOf(keys);
  }

  /** Makes and fills all tables, those of the reference included, in an empty database. */
  public List<String> setup() {
    List<String> statements = new ArrayList<>();
    statements.add("CREATE SCHEMA " + SCHEMA);
    statements.add("CREATE SCHEMA " + REFERENCE_SCHEMA);
    tables.forEach(table -> statements.addAll(table.statements()));
    statements.addAll(keys);
    statements.addAll(reference.setup());
    return List.copyOf(statements);
  }

  /** Changes the rows; each statement's count is the number of rows that it changed. */
  public List<String> changes() {
    return tables.stream().flatMap(table -> table.changeStatements().stream()).toList();
  }

  /** How many rows are changed, and have to be put back. */
  public long changedRows() {
    return tables.stream().mapToLong(table -> table.changes().total()).sum();
  }
}
