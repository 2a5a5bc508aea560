package org.emajbatch.benchmark.workload;

import java.util.List;
import java.util.stream.Collectors;

/**
 * As many updates in every table of some schemas, whatever its columns: the first that is neither
 * part of the primary key nor computed by the server gets the value that it has. The log takes that
 * for a change like any other, and no key or check can be against it.
 *
 * @param rows how many rows of each table, or all that it has
 */
public record EvenUpdates(long rows) {

  private static final String STATEMENT =
      """
      DO $even$
      DECLARE
        v_table oid;
        v_column name;
      BEGIN
        FOR v_table, v_column IN
          SELECT DISTINCT ON (c.oid) c.oid, a.attname
            FROM pg_catalog.pg_class AS c
                 JOIN pg_catalog.pg_attribute AS a ON a.attrelid = c.oid
                 LEFT JOIN pg_catalog.pg_index AS i ON i.indrelid = c.oid AND i.indisprimary
           WHERE c.relkind = 'r' AND c.relnamespace::regnamespace::text IN (%s)
             AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '' AND a.attidentity = ''
             AND a.attnum <> ALL (coalesce(i.indkey::int2[], '{}'))
           ORDER BY c.oid, a.attnum
        LOOP
          EXECUTE format('UPDATE %%1$s SET %%2$I = %%2$I WHERE ctid = ANY (ARRAY(SELECT ctid FROM %%1$s LIMIT %d))',
                         v_table::regclass, v_column);
        END LOOP;
      END;
      $even$
      """;

  /**
   * The statement that does it, in one transaction.
   *
   * @param schemas whose names need no quotes
   */
  public String statement(List<String> schemas) {
    return STATEMENT.formatted(
        schemas.stream().map("'%s'"::formatted).collect(Collectors.joining(", ")), rows);
  }
}
