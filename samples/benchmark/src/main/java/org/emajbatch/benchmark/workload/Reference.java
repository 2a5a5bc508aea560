package org.emajbatch.benchmark.workload;

import java.util.List;

/**
 * What a rollback's time is divided by: one statement that is measured in the same run, on tables
 * of its own in the schema {@link Workload#REFERENCE_SCHEMA}.
 *
 * @param name for people
 * @param setup statements that make its tables
 * @param statement what is measured
 */
public record Reference(String name, List<String> setup, String statement) {

  private static final String SCHEMA = Workload.REFERENCE_SCHEMA;

  /** Keeps an unmodifiable copy. */
  public Reference {
    setup = List.copyOf(setup);
  }

  /**
   * What it costs at least to write that many rows: INSERT ... SELECT into an empty table with the
   * same columns and indexes, in one transaction.
   *
   * @param shape how the rows look
   * @param rows how many
   */
  public static Reference appendFloor(TableShape shape, long rows) {
    return new Reference(
        "append floor",
        List.of(
            "CREATE TABLE %s.source (%s)".formatted(SCHEMA, shape.columns()),
            "INSERT INTO %s.source SELECT %s FROM generate_series(1::bigint, %d) AS i"
                .formatted(SCHEMA, shape.values(), rows),
            "CREATE TABLE %s.target (%s)".formatted(SCHEMA, shape.columns()),
            "CREATE INDEX ON %s.target (%s)".formatted(SCHEMA, shape.indexed())),
        "INSERT INTO %1$s.target SELECT * FROM %1$s.source".formatted(SCHEMA));
  }

  /**
   * What somebody would do by hand: a loop of one UPDATE a table, without log, in one transaction.
   *
   * @param tables how many tables
   * @param rows how many each has
   * @param updates how many rows of each are updated
   */
  public static Reference plainLoop(int tables, long rows, long updates) {
    TableShape shape = TableShape.ORDINARY;
    String oneTable =
        """
        CREATE TABLE %1$s.t%%1$s (%2$s);
        INSERT INTO %1$s.t%%1$s SELECT %3$s FROM generate_series(1::bigint, %4$d) AS i;
        CREATE INDEX ON %1$s.t%%1$s (%5$s);
        ANALYZE %1$s.t%%1$s"""
            .formatted(
                SCHEMA,
                shape.columns(),
                // It goes through the server's format().
                shape.values().replace("%", "%%"),
                rows,
                shape.indexed());
    return new Reference(
        "loop of %d updates of %d rows".formatted(tables, updates),
        List.of(loop(tables, oneTable)),
        loop(
            tables,
            "UPDATE %s.t%%1$s SET %s WHERE id <= %d".formatted(SCHEMA, shape.update(), updates)));
  }

  private static String loop(int count, String template) {
    return """
        DO $loop$
        BEGIN
          FOR i IN 1..%d LOOP
            EXECUTE format($statement$%s$statement$, i);
          END LOOP;
        END
        $loop$"""
        .formatted(count, template);
  }
}
