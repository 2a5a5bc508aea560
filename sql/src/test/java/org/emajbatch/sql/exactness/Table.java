package org.emajbatch.sql.exactness;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A table that holds or, when partitioned, routes rows.
 *
 * @param name qualified and quoted
 * @param columns in table order
 * @param constraints the primary key first
 * @param tail what follows the column list: PARTITION BY, INHERITS
 * @param leaves the partitions that hold its rows; empty where it holds them itself
 * @param after statements that complete it: partitions, storage, dropped columns, indexes
 */
record Table(
    String name,
    List<Column> columns,
    List<Constraint> constraints,
    String tail,
    List<String> leaves,
    List<String> after) {

  /**
   * A table constraint.
   *
   * @param columns the columns that it cannot do without
   */
  record Constraint(String sql, List<String> columns) {}

  Table {
    columns = List.copyOf(columns);
    constraints = List.copyOf(constraints);
    leaves = List.copyOf(leaves);
    after = List.copyOf(after);
  }

  List<Column> key() {
    return columns.stream()
        .filter(column -> constraints.get(0).columns().contains(column.name()))
        .toList();
  }

  /** Columns that an UPDATE may set. */
  List<Column> free() {
    return columns.stream().filter(column -> column.use() == Column.Use.FREE).toList();
  }

  /** The tables that hold its rows. */
  List<String> heaps() {
    return leaves.isEmpty() ? List.of(name) : leaves;
  }

  /** The tables that a statement may name to reach rows. */
  List<String> entries() {
    return Stream.concat(Stream.of(name), leaves.stream()).toList();
  }

  List<String> statements() {
    List<String> elements = new ArrayList<>();
    columns.forEach(column -> elements.add(column.definition()));
    constraints.forEach(constraint -> elements.add(constraint.sql()));
    List<String> statements = new ArrayList<>();
    statements.add("CREATE TABLE " + name + " (\n  " + String.join(",\n  ", elements) + ")" + tail);
    statements.addAll(after);
    return statements;
  }

  /** The same without a column and the constraints that need it. */
  Table without(String column) {
    return new Table(
        name,
        columns.stream().filter(other -> !other.name().equals(column)).toList(),
        constraints.stream().filter(other -> !other.columns().contains(column)).toList(),
        tail,
        leaves,
        after);
  }
}
