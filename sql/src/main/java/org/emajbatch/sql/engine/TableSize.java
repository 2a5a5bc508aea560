package org.emajbatch.sql.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

/**
 * How wide a table's rows are and how many indexes follow each change of them. From the catalogue
 * alone, which every role may read.
 *
 * @param table the table
 * @param rowBytes average size of a row
 * @param indexes how many indexes it has
 */
public record TableSize(TableName table, int rowBytes, int indexes) {

  /**
   * By its pages, but no more than three times what its columns' types let expect: a table that was
   * rolled back a few times is full of dead rows. Types of variable length count 32 bytes, as for
   * the server's own planner, and a row 24 bytes on top.
   */
  private static final String READ =
      """
      SELECT schema, name, indexes,
             CASE WHEN reltuples > 0
                  THEN least(relpages::float8 * pg_catalog.current_setting('block_size')::int / reltuples, 3 * by_type)
                  ELSE by_type END::int AS row_bytes
        FROM (SELECT a.schema, a.name, c.reltuples, c.relpages,
                     (SELECT count(*) FROM pg_catalog.pg_index AS i WHERE i.indrelid = c.oid)::int AS indexes,
                     (SELECT 24 + coalesce(sum(CASE WHEN attlen > 0 THEN attlen ELSE 32 END), 0)
                        FROM pg_catalog.pg_attribute
                       WHERE attrelid = c.oid AND attnum > 0 AND NOT attisdropped) AS by_type
                FROM unnest(?::text[], ?::text[]) AS a (schema, name)
                     JOIN pg_catalog.pg_namespace AS n ON n.nspname = a.schema
                     JOIN pg_catalog.pg_class AS c ON c.relnamespace = n.oid AND c.relname = a.name) AS sized
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
