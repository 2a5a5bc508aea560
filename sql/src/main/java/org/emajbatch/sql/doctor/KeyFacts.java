package org.emajbatch.sql.doctor;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.emajbatch.sql.engine.ForeignKeyLink;
import org.emajbatch.sql.engine.Query;
import org.emajbatch.sql.engine.TableName;

/**
 * A foreign key with at least one end in the groups.
 *
 * @param key its name and its two tables
 * @param inside whether both ends are in the groups, with all their partitions
 * @param outside the end that is not, where there is one
 * @param outsideGroup the group that the outside table is in, where it is in one
 * @param outsideAssignable whether the outside table could join a group that can be rolled back: an
 *     ordinary permanent table with a primary key
 */
public record KeyFacts(
    ForeignKeyLink key,
    boolean inside,
    Optional<TableName> outside,
    Optional<String> outsideGroup,
    boolean outsideAssignable) {

  /** A key that is not enforced, from PostgreSQL 18 on, is none. */
  private static final String READ =
      """
      WITH rel AS MATERIALIZED (
        SELECT c.oid, r.rel_group, r.rel_group = ANY (?::text[]) AS chosen
          FROM emaj.emaj_relation AS r
          JOIN pg_catalog.pg_namespace AS n ON n.nspname = r.rel_schema
          JOIN pg_catalog.pg_class AS c ON c.relnamespace = n.oid AND c.relname = r.rel_tblseq
         WHERE upper_inf(r.rel_time_range) AND r.rel_kind = 'r'),
      fkey AS (
        SELECT k.*,
               CASE WHEN NOT EXISTS (SELECT FROM rel WHERE oid = conrelid AND chosen) THEN conrelid ELSE confrelid END AS other
          FROM pg_catalog.pg_constraint AS k
         WHERE contype = 'f' AND coalesce((to_jsonb(k) ->> 'conenforced')::boolean, true)
           AND (conrelid IN (SELECT oid FROM rel WHERE chosen) OR confrelid IN (SELECT oid FROM rel WHERE chosen)))
      SELECT k.conname, rn.nspname AS r_schema, r.relname AS r_name, fn.nspname AS f_schema, f.relname AS f_name,
             oon.nspname AS o_schema, o.relname AS o_name,
             (SELECT rel_group FROM rel WHERE oid = o.oid) AS o_group,
             o.relkind = 'r' AND o.relpersistence = 'p'
               AND EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = o.oid AND contype = 'p') AS assignable,
             CASE WHEN o.relkind = 'p'
                  THEN NOT EXISTS (SELECT FROM pg_catalog.pg_partition_tree(o.oid) AS leaf
                                    WHERE leaf.isleaf AND leaf.relid NOT IN (SELECT oid FROM rel WHERE chosen))
                  ELSE o.oid IN (SELECT oid FROM rel WHERE chosen) END AS inside
        FROM fkey AS k
        JOIN pg_catalog.pg_class AS r ON r.oid = k.conrelid
        JOIN pg_catalog.pg_namespace AS rn ON rn.oid = r.relnamespace
        JOIN pg_catalog.pg_class AS f ON f.oid = k.confrelid
        JOIN pg_catalog.pg_namespace AS fn ON fn.oid = f.relnamespace
        JOIN pg_catalog.pg_class AS o ON o.oid = k.other
        JOIN pg_catalog.pg_namespace AS oon ON oon.oid = o.relnamespace
       ORDER BY rn.nspname, r.relname, k.conname
      """;

  /** The keys around the tables of these groups. */
  public static List<KeyFacts> read(Connection connection, Collection<String> groups)
      throws SQLException {
    return Query.list(
        connection,
        READ,
        row -> {
          boolean inside = row.getBoolean("inside");
          return new KeyFacts(
              new ForeignKeyLink(
                  row.getString("conname"),
                  new TableName(row.getString("r_schema"), row.getString("r_name")),
                  new TableName(row.getString("f_schema"), row.getString("f_name"))),
              inside,
              inside
                  ? Optional.empty()
                  : Optional.of(new TableName(row.getString("o_schema"), row.getString("o_name"))),
              Optional.ofNullable(row.getString("o_group")),
              row.getBoolean("assignable"));
        },
        (Object) groups.toArray(String[]::new));
  }
}
