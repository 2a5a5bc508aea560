package org.emajbatch.sql.exactness;

import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.emajbatch.sql.enginetest.Session;

/** What the engine's tables and the server's catalogue say, as far as a run relies on it. */
final class EngineFacts {

  private final Session session;
  private final String schemas;

  /** For the schemas of one case. */
  EngineFacts(Session session, Collection<String> schemas) {
    this.session = session;
    this.schemas = Sql.array(schemas);
  }

  /** The tables and sequences of groups, as the server writes their names. */
  List<String> relations(List<String> groups) throws SQLException {
    return session.rows(
        "SELECT format('%I.%I', rel_schema, rel_tblseq)::regclass FROM emaj.emaj_relation"
            + " WHERE upper_inf(rel_time_range) AND rel_group = ANY ("
            + Sql.array(groups)
            + ")");
  }

  int lastRollback() throws SQLException {
    return Integer.parseInt(session.value("SELECT max(rlbk_id) FROM emaj.emaj_rlbk"));
  }

  /** The marks at both ends of a group's latest logged rollback that can be consolidated. */
  Optional<List<String>> latestConsolidable(String group) throws SQLException {
    List<String> ends =
        session.rows(
            "SELECT unnest(ARRAY[cons_target_rlbk_mark_name, cons_end_rlbk_mark_name]) FROM (SELECT * FROM"
                + " emaj.emaj_get_consolidable_rollbacks() WHERE cons_group = "
                + Sql.literal(group)
                + " ORDER BY cons_end_rlbk_mark_time_id DESC LIMIT 1) AS latest");
    return ends.isEmpty() ? Optional.empty() : Optional.of(ends);
  }

  /** Constraints, indexes and triggers of the case, which no rollback may change for good. */
  List<String> structure() throws SQLException {
    return session.rows(
        """
            WITH one AS (
              SELECT pg_class.oid FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace WHERE nspname = ANY (%s))
            SELECT line FROM (
              SELECT format('%%s %%s %%s %%s %%s', conrelid::regclass, conname, pg_get_constraintdef(oid), convalidated, obj_description(oid, 'pg_constraint'))
                FROM pg_constraint WHERE conrelid IN (SELECT oid FROM one)
              UNION ALL
              SELECT format('%%s %%s %%s', tgrelid::regclass, tgenabled, pg_get_triggerdef(oid))
                FROM pg_trigger WHERE NOT tgisinternal AND tgrelid IN (SELECT oid FROM one)
              UNION ALL
              SELECT format('%%s %%s', pg_get_indexdef(indexrelid), indisvalid) FROM pg_index WHERE indrelid IN (SELECT oid FROM one))
              AS found (line)
              ORDER BY line COLLATE "C"
            """
            .formatted(schemas));
  }

  /** How many keys were changed by more than one row event since a mark. */
  long tangledKeys(List<String> groups, String mark) throws SQLException {
    return sumOver(
        groups,
        mark,
        "'SELECT count(*) FROM (SELECT FROM %I.%I WHERE emaj_gid > %s AND emaj_tuple IN (''OLD'', ''NEW'') GROUP BY %s"
            + " HAVING count(DISTINCT emaj_gid) > 1) AS key', rel_log_schema, rel_log_table, time_last_emaj_gid,"
            + " (SELECT string_agg(quote_ident(name), ', ') FROM unnest(rel_pk_cols) AS name)");
  }

  /** The groups' statistics must not count less than the logs hold, nor more without a reason. */
  void checkCounts(List<String> groups, String mark, boolean isExact, String what)
      throws SQLException, InexactException {
    for (String group : groups) {
      long counted =
          Long.parseLong(
              session.value(
                  "SELECT coalesce(sum(stat_rows), 0) FROM emaj.emaj_log_stat_group(%s, %s, NULL)"
                      .formatted(Sql.literal(group), Sql.literal(mark))));
      long logged = logged(List.of(group), mark);
      // A domain that forbids NULL leaves no room for the row that marks a TRUNCATE.
      if (counted < logged || isExact && counted > logged && !hasNeeded(group)) {
        throw new InexactException(
            "before the rollback of %s: group %s counts %d changes, its logs hold %d"
                .formatted(what, group, counted, logged));
      }
    }
  }

  private boolean hasNeeded(String group) throws SQLException {
    return !"0"
        .equals(
            session.value(
                "SELECT count(*) FROM emaj.emaj_relation JOIN pg_attribute ON attrelid = format('%I.%I', rel_schema, rel_tblseq)::regclass"
                    + " JOIN pg_type ON pg_type.oid = atttypid WHERE typnotnull AND rel_kind = 'r' AND upper_inf(rel_time_range) AND rel_group = "
                    + Sql.literal(group)));
  }

  /** An unlogged rollback leaves nothing in the log that it undid. */
  void checkNothingLogged(List<String> groups, String mark, String what)
      throws SQLException, InexactException {
    long logged = logged(groups, mark);
    checkCounts(groups, mark, true, "what is left of " + what);
    if (logged > 0) {
      throw new InexactException(
          "after the rollback of " + what + " the log has " + logged + " changes");
    }
  }

  private long logged(List<String> groups, String mark) throws SQLException {
    return sumOver(
        groups,
        mark,
        "'SELECT count(DISTINCT emaj_gid) FROM %I.%I WHERE emaj_gid > %s', rel_log_schema, rel_log_table, time_last_emaj_gid");
  }

  private long sumOver(List<String> groups, String mark, String format) throws SQLException {
    List<String> queries =
        session.rows(
            "SELECT format(%s) FROM emaj.emaj_relation JOIN emaj.emaj_mark ON mark_group = rel_group JOIN emaj.emaj_time_stamp ON time_id = mark_time_id"
                    .formatted(format)
                + " WHERE rel_kind = 'r' AND upper_inf(rel_time_range) AND mark_name = "
                + Sql.literal(mark)
                + " AND rel_group = ANY ("
                + Sql.array(groups)
                + ")");
    return queries.isEmpty()
        ? 0
        : Long.parseLong(
            session.value(
                "SELECT sum(number) FROM ("
                    + String.join(" UNION ALL ", queries)
                    + ") AS counted (number)"));
  }

  /** The engine itself must find nothing wrong. */
  void checkHealth(List<String> groups, String what) throws SQLException, InexactException {
    List<String> findings = session.rows("SELECT emaj._verify_groups(" + Sql.array(groups) + ")");
    if (!findings.isEmpty()) {
      throw new InexactException("after the rollback of " + what + ": " + findings);
    }
  }

  /** Whether a foreign key has one end in the groups and one outside. */
  boolean haveForeignBorders(List<String> groups) throws SQLException {
    return !"0"
        .equals(
            session.value(
                """
                WITH inside AS (
                  SELECT format('%%I.%%I', rel_schema, rel_tblseq)::regclass::oid AS oid FROM emaj.emaj_relation
                    WHERE rel_kind = 'r' AND upper_inf(rel_time_range) AND rel_group = ANY (%s)),
                key_end AS (
                  SELECT con.oid AS key, coalesce(leaf.relid, named.oid) IN (SELECT oid FROM inside) AS is_inside
                    FROM pg_constraint AS con
                         CROSS JOIN LATERAL (VALUES (conrelid), (confrelid)) AS named (oid)
                         LEFT JOIN LATERAL pg_partition_tree(named.oid) AS leaf ON isleaf
                    WHERE contype = 'f')
                SELECT count(*) FROM (SELECT FROM key_end GROUP BY key HAVING bool_or(is_inside) AND NOT bool_and(is_inside)) AS border
                """
                    .formatted(Sql.array(groups))));
  }
}
