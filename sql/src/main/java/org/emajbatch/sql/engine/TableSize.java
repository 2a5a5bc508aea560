package org.emajbatch.sql.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

/**
 * How wide a table's rows are and how many indexes follow each change of them. From the catalogue
 * alone, which every role may read; as good as the last ANALYZE.
 *
 * @param table the table
 * @param rowBytes average size of a row on its page, or 0 where nobody has counted the rows
 * @param indexes how many indexes it has
 */
public record TableSize(TableName table, int rowBytes, int indexes) {

  private static final String READ =
      """
      SELECT a.schema, a.name,
             CASE WHEN c.reltuples > 0
                  THEN least(c.relpages::float8 * pg_catalog.current_setting('block_size')::int / c.reltuples, 1e6)::int
                  ELSE 0 END AS row_bytes,
             (SELECT count(*) FROM pg_catalog.pg_index AS i WHERE i.indrelid = c.oid)::int AS indexes
        FROM unnest(?::text[], ?::text[]) AS a (schema, name)
             JOIN pg_catalog.pg_namespace AS n ON n.nspname = a.schema
             JOIN pg_catalog.pg_class AS c ON c.relnamespace = n.oid AND c.relname = a.name
      """;

  /** The sizes of these tables, in no particular order; of those that are there. */
  public static List<TableSize> of(Connection connection, Collection<TableName> tables)
      throws SQLException {
    return Query.list(
        connection,
        READ,
        row ->
            new TableSize(
                new TableName(row.getString("schema"), row.getString("name")),
                row.getInt("row_bytes"),
                row.getInt("indexes")),
        tables.stream().map(TableName::schema).toArray(String[]::new),
        tables.stream().map(TableName::name).toArray(String[]::new));
  }
}
