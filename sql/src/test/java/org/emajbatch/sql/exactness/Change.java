package org.emajbatch.sql.exactness;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** One statement of the application. */
sealed interface Change {

  /** The statement. */
  String sql();

  /** The same without a column of a table, for a case that is made smaller. */
  default Change without(String table, String column) {
    return this;
  }

  /** Any statement. */
  record Free(String sql) implements Change {}

  /**
   * INSERT.
   *
   * @param overriding OVERRIDING SYSTEM VALUE or nothing
   * @param conflict ON CONFLICT or nothing
   */
  record Insert(
      String table,
      List<String> columns,
      List<List<String>> rows,
      String overriding,
      String conflict)
      implements Change {

    @Override
    public String sql() {
      return "INSERT INTO %s (%s)%s VALUES%s%s"
          .formatted(
              table,
              Sql.names(columns),
              overriding,
              rows.stream()
                  .map(row -> "\n  (" + String.join(", ", row) + ")")
                  .collect(Collectors.joining(",")),
              conflict);
    }

    @Override
    public Change without(String otherTable, String column) {
      int index = columns.indexOf(column);
      if (index < 0 || columns.size() == 1 || !table.equals(otherTable)) {
        return this;
      }
      return new Insert(
          table,
          omit(columns, index),
          rows.stream().map(row -> omit(row, index)).toList(),
          overriding,
          conflict);
    }

    Insert withRows(List<List<String>> fewer) {
      return new Insert(table, columns, fewer, overriding, conflict);
    }
  }

  /**
   * UPDATE.
   *
   * @param where WHERE or nothing
   */
  record Update(String table, List<String> columns, List<String> values, String where)
      implements Change {

    @Override
    public String sql() {
      return "UPDATE %s AS this SET %s%s"
          .formatted(
              table,
              IntStream.range(0, columns.size())
                  .mapToObj(i -> Sql.name(columns.get(i)) + " = " + values.get(i))
                  .collect(Collectors.joining(", ")),
              where);
    }

    @Override
    public Change without(String otherTable, String column) {
      int index = columns.indexOf(column);
      if (index < 0 || columns.size() == 1 || !table.equals(otherTable)) {
        return this;
      }
      return new Update(table, omit(columns, index), omit(values, index), where);
    }
  }

  /** COPY FROM of the rows of an INSERT. */
  record Copy(Insert rows) implements Change {

    /** A query for the rows, as text that COPY reads. */
    String source() {
      return "COPY (SELECT * FROM (VALUES%s) AS rows) TO STDOUT"
          .formatted(
              rows.rows().stream()
                  .map(
                      row ->
                          "("
                              + row.stream()
                                  .map(value -> "(" + value + ")::text")
                                  .collect(Collectors.joining(", "))
                              + ")")
                  .collect(Collectors.joining(", ")));
    }

    /** The COPY itself. */
    @Override
    public String sql() {
      return "COPY " + rows.table() + " (" + Sql.names(rows.columns()) + ") FROM STDIN";
    }

    @Override
    public Change without(String otherTable, String column) {
      return new Copy((Insert) rows.without(otherTable, column));
    }
  }

  private static <T> List<T> omit(List<T> all, int index) {
    List<T> rest = new ArrayList<>(all);
    rest.remove(index);
    return rest;
  }
}
