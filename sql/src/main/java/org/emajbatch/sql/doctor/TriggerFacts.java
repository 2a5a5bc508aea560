package org.emajbatch.sql.doctor;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.emajbatch.sql.engine.Query;
import org.emajbatch.sql.engine.TableName;

/**
 * A trigger that the application has put on a table of the groups, and that is not disabled.
 *
 * @param table its table
 * @param name its name
 * @param kept whether the group's definition lets it fire during rollbacks
 */
public record TriggerFacts(TableName table, String name, boolean kept) {

  private static final String READ =
      """
      SELECT r.rel_schema, r.rel_tblseq, t.tgname,
             coalesce(jsonb_exists(to_jsonb(r) -> 'rel_ignored_triggers', t.tgname::text), false) AS kept
        FROM emaj.emaj_relation AS r
        JOIN pg_catalog.pg_namespace AS n ON n.nspname = r.rel_schema
        JOIN pg_catalog.pg_class AS c ON c.relnamespace = n.oid AND c.relname = r.rel_tblseq
        JOIN pg_catalog.pg_trigger AS t ON t.tgrelid = c.oid
        LEFT JOIN pg_catalog.pg_constraint AS k ON k.oid = t.tgconstraint
       WHERE upper_inf(r.rel_time_range) AND r.rel_kind = 'r' AND r.rel_group = ANY (?::text[])
         AND coalesce(k.contype, 't') = 't' AND t.tgname NOT IN ('emaj_log_trg', 'emaj_trunc_trg')
         AND t.tgenabled <> 'D'
       ORDER BY r.rel_schema, r.rel_tblseq, t.tgname
      """;

  /** The triggers on the tables of these groups. */
  public static List<TriggerFacts> read(Connection connection, Collection<String> groups)
      throws SQLException {
    return Query.list(
        connection,
        READ,
        row ->
            new TriggerFacts(
                new TableName(row.getString("rel_schema"), row.getString("rel_tblseq")),
                row.getString("tgname"),
                row.getBoolean("kept")),
        (Object) groups.toArray(String[]::new));
  }
}
