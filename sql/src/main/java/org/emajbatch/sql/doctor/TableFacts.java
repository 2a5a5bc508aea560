package org.emajbatch.sql.doctor;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.emajbatch.sql.engine.Query;
import org.emajbatch.sql.engine.TableName;

/**
 * A table of a group, as it stands in the catalogue now.
 *
 * @param table its name
 * @param group its group
 * @param exists whether it is still there; if not, the rest means nothing
 * @param permanent whether it is neither unlogged nor temporary
 * @param keyColumns the primary key that it had when it joined its group; empty where it had none
 *     or the engine did not note it
 * @param keyMissing whether it has no primary key, although its group can be rolled back
 * @param rules its rules
 * @param hiddenFromOwner whether row security hides rows from the engine's owner
 * @param disabledTriggers those of the engine's triggers that are disabled while the group is
 *     logging
 * @param missingTriggers those of the engine's triggers that are gone
 * @param driftedColumns columns that differ from those of the log table
 * @param owner who owns it
 * @param ownerTrusted whether that is a superuser or the engine's owner
 * @param alterable whether the engine's owner may alter it
 * @param locks how many locks it takes to put it back, with its indexes and its log
 */
public record TableFacts(
    TableName table,
    String group,
    boolean exists,
    boolean permanent,
    List<String> keyColumns,
    boolean keyMissing,
    List<String> rules,
    boolean hiddenFromOwner,
    List<String> disabledTriggers,
    List<String> missingTriggers,
    List<String> driftedColumns,
    String owner,
    boolean ownerTrusted,
    boolean alterable,
    int locks) {

  /** Columns that not every version of the engine has are read out of the row's JSON form. */
  private static final String READ =
      """
      WITH engine AS (
        SELECT o.oid, o.rolsuper, o.rolbypassrls
          FROM pg_catalog.pg_proc AS p
          JOIN pg_catalog.pg_namespace AS n ON n.oid = p.pronamespace
          JOIN pg_catalog.pg_roles AS o ON o.oid = p.proowner
         WHERE n.nspname = 'emaj' AND p.proname = '_rlbk_init'
         LIMIT 1),
      rel AS (
        SELECT r.rel_schema, r.rel_tblseq, r.rel_group, g.group_is_rollbackable, g.group_is_logging,
               to_jsonb(r) AS facts, c.oid, c.relpersistence, c.relowner, c.relrowsecurity,
               c.relforcerowsecurity, l.oid AS log_oid
          FROM emaj.emaj_relation AS r
          JOIN emaj.emaj_group AS g ON g.group_name = r.rel_group
          LEFT JOIN pg_catalog.pg_namespace AS n ON n.nspname = r.rel_schema
          LEFT JOIN pg_catalog.pg_class AS c ON c.relnamespace = n.oid AND c.relname = r.rel_tblseq
          LEFT JOIN pg_catalog.pg_namespace AS ln ON ln.nspname = r.rel_log_schema
          LEFT JOIN pg_catalog.pg_class AS l ON l.relnamespace = ln.oid AND l.relname = r.rel_log_table
         WHERE upper_inf(r.rel_time_range) AND r.rel_kind = 'r' AND r.rel_group = ANY (?::text[]))
      SELECT rel_schema, rel_tblseq, rel_group, rel.oid IS NOT NULL AS is_there,
             coalesce(relpersistence = 'p', false) AS permanent,
             ARRAY (SELECT jsonb_array_elements_text(CASE jsonb_typeof(facts -> 'rel_pk_cols') WHEN 'array' THEN facts -> 'rel_pk_cols' ELSE '[]' END))
               AS key_columns,
             group_is_rollbackable
               AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = rel.oid AND contype = 'p')
               AS key_missing,
             ARRAY (SELECT rulename::text FROM pg_catalog.pg_rewrite WHERE ev_class = rel.oid ORDER BY 1) AS rules,
             relrowsecurity AND NOT engine.rolsuper AND NOT engine.rolbypassrls
               AND (relforcerowsecurity OR NOT pg_catalog.pg_has_role(engine.oid, relowner, 'USAGE')) AS hidden,
             ARRAY (SELECT tgname::text FROM pg_catalog.pg_trigger
                     WHERE tgrelid = rel.oid AND tgname IN ('emaj_log_trg', 'emaj_trunc_trg')
                       AND tgenabled = 'D' AND group_is_logging ORDER BY 1) AS disabled_triggers,
             ARRAY (SELECT name FROM (VALUES ('emaj_log_trg'), ('emaj_trunc_trg')) AS t (name)
                     WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_trigger WHERE tgrelid = rel.oid AND tgname = t.name)
                     ORDER BY 1) AS missing_triggers,
             ARRAY (SELECT coalesce(a.attname, b.attname)::text
                      FROM (SELECT * FROM pg_catalog.pg_attribute
                             WHERE attrelid = rel.oid AND attnum > 0 AND NOT attisdropped) AS a
                      FULL JOIN (SELECT * FROM pg_catalog.pg_attribute
                                  WHERE attrelid = log_oid AND NOT attisdropped
                                    AND attnum BETWEEN 1 AND (facts ->> 'rel_emaj_verb_attnum')::int - 1) AS b
                        ON b.attname = a.attname
                     WHERE (a.atttypid, a.atttypmod) IS DISTINCT FROM (b.atttypid, b.atttypmod)
                       AND facts ->> 'rel_emaj_verb_attnum' IS NOT NULL AND log_oid IS NOT NULL
                     ORDER BY 1) AS drifted_columns,
             coalesce(o.rolname, '') AS owner,
             coalesce(o.rolsuper OR o.oid = engine.oid, true) AS owner_trusted,
             coalesce(engine.rolsuper OR pg_catalog.pg_has_role(engine.oid, relowner, 'USAGE'), true) AS alterable,
             (SELECT count(*)::int FROM pg_catalog.pg_class AS c
               WHERE c.oid IN (rel.oid, log_oid)
                  OR c.oid IN (SELECT reltoastrelid FROM pg_catalog.pg_class WHERE oid IN (rel.oid, log_oid))
                  OR c.oid IN (SELECT indexrelid FROM pg_catalog.pg_index WHERE indrelid IN (rel.oid, log_oid))) AS locks
        FROM rel CROSS JOIN engine LEFT JOIN pg_catalog.pg_roles AS o ON o.oid = relowner
       ORDER BY rel_schema, rel_tblseq
      """;

  public TableFacts {
    keyColumns = List.copyOf(keyColumns);
    rules = List.copyOf(rules);
    disabledTriggers = List.copyOf(disabledTriggers);
    missingTriggers = List.copyOf(missingTriggers);
    driftedColumns = List.copyOf(driftedColumns);
  }

  /** The tables of these groups, by name. */
  public static List<TableFacts> read(Connection connection, Collection<String> groups)
      throws SQLException {
    return Query.list(
        connection,
        READ,
        row ->
            new TableFacts(
                new TableName(row.getString("rel_schema"), row.getString("rel_tblseq")),
                row.getString("rel_group"),
                row.getBoolean("is_there"),
                row.getBoolean("permanent"),
                texts(row, "key_columns"),
                row.getBoolean("key_missing"),
                texts(row, "rules"),
                row.getBoolean("hidden"),
                texts(row, "disabled_triggers"),
                texts(row, "missing_triggers"),
                texts(row, "drifted_columns"),
                row.getString("owner"),
                row.getBoolean("owner_trusted"),
                row.getBoolean("alterable"),
                row.getInt("locks")),
        (Object) groups.toArray(String[]::new));
  }

  private static List<String> texts(ResultSet row, String column) throws SQLException {
    return List.of((String[]) row.getArray(column).getArray());
  }
}
