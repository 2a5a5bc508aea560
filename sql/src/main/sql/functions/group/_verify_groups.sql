-- Looks for damage that would make logging or a rollback wrong: something dropped, altered or switched off behind the
-- engine's back. Returns: one sentence for each finding, in a stable order; no row when all is well.
CREATE FUNCTION emaj._verify_groups(p_groups TEXT[])
RETURNS SETOF TEXT LANGUAGE sql STABLE AS
$_verify_groups$
  WITH rel AS (
    SELECT emaj_relation.*, group_is_rollbackable, group_is_logging,
           to_regclass(format('%I.%I', rel_schema, rel_tblseq)) AS oid,
           to_regclass(quote_ident(rel_log_schema) || '.' || quote_ident(rel_log_table)) AS log_oid,
           format('"%s"."%s" of group "%s"', rel_schema, rel_tblseq, rel_group) AS label
      FROM emaj.emaj_relation JOIN emaj.emaj_group ON group_name = rel_group
      WHERE rel_group = ANY (p_groups) AND upper_inf(rel_time_range)),
  columns AS (
    SELECT rel.label, 'table' AS side, attname, atttypid, atttypmod
      FROM rel JOIN pg_attribute ON attrelid = rel.oid AND attnum > 0 AND NOT attisdropped
      WHERE rel_kind = 'r' AND rel.log_oid IS NOT NULL
    UNION ALL
    SELECT rel.label, 'log', attname, atttypid, atttypmod
      FROM rel JOIN pg_attribute ON attrelid = rel.log_oid AND attnum BETWEEN 1 AND rel_emaj_verb_attnum - 1
           AND NOT attisdropped
      WHERE rel_kind = 'r' AND rel.oid IS NOT NULL),
  finding AS (
    SELECT format('The %s %s does not exist any more.', CASE rel_kind WHEN 'r' THEN 'table' ELSE 'sequence' END, label) AS text
      FROM rel WHERE oid IS NULL
    UNION ALL
    SELECT format('The log table "%s"."%s" of table %s does not exist any more.', rel_log_schema, rel_log_table, label)
      FROM rel WHERE rel_kind = 'r' AND log_oid IS NULL
    UNION ALL
    SELECT format('The log sequence of table %s does not exist any more.', label)
      FROM rel WHERE rel_kind = 'r' AND to_regclass(quote_ident(rel_log_schema) || '.' || quote_ident(rel_log_sequence)) IS NULL
    UNION ALL
    SELECT format('The log function of table %s does not exist any more.', label)
      FROM rel WHERE rel_kind = 'r' AND to_regproc(quote_ident(rel_log_schema) || '.' || quote_ident(rel_log_function)) IS NULL
    UNION ALL
    SELECT format('The trigger %s of table %s %s.', trigger.name, label,
                  CASE WHEN tgname IS NULL THEN 'does not exist any more' ELSE 'is disabled although the group is logging' END)
      FROM rel CROSS JOIN (VALUES ('emaj_log_trg'), ('emaj_trunc_trg')) AS trigger (name)
           LEFT JOIN pg_trigger ON tgrelid = rel.oid AND tgname = trigger.name
      WHERE rel_kind = 'r' AND rel.oid IS NOT NULL AND (tgname IS NULL OR (group_is_logging AND tgenabled <> 'A'))
    UNION ALL
    SELECT format('The table %s is not permanent any more.', label)
      FROM rel JOIN pg_class USING (oid) WHERE rel_kind = 'r' AND relpersistence <> 'p'
    UNION ALL
    SELECT format('The table %s has rules, which would rewrite what a rollback does.', label)
      FROM rel WHERE rel_kind = 'r' AND EXISTS (SELECT FROM pg_rewrite WHERE ev_class = rel.oid)
    UNION ALL
    SELECT format('The table %s has row security that would hide rows from "%s", who puts them back.', label, current_user)
      FROM rel WHERE rel_kind = 'r' AND oid IS NOT NULL AND row_security_active(rel.oid)
    UNION ALL
    SELECT format('The table %s has not the primary key any more that it had when it joined the group.', label)
      FROM rel WHERE rel_kind = 'r' AND oid IS NOT NULL AND group_is_rollbackable
             AND emaj._primary_key_columns(oid) IS DISTINCT FROM rel_pk_cols
    UNION ALL
    SELECT format('The column "%s" of table %s is %s.', attname, label, CASE attgenerated WHEN '' THEN 'not generated any more' ELSE 'generated now' END)
      FROM rel JOIN pg_attribute ON attrelid = rel.oid AND attnum > 0 AND NOT attisdropped
      WHERE rel_kind = 'r' AND (attgenerated <> '') <> (attname = ANY (coalesce(rel_gen_expr_cols, '{}')))
    UNION ALL
    SELECT format('The column "%s" of table %s is %s.', attname, label,
                  CASE WHEN count(*) = 2 THEN 'of another type than in its log table'
                       WHEN min(side) = 'table' THEN 'not in its log table' ELSE 'only in its log table' END)
      FROM columns
      GROUP BY label, attname
      HAVING count(*) < 2 OR min(atttypid) <> max(atttypid) OR min(atttypmod) <> max(atttypmod))
  SELECT text FROM finding ORDER BY text COLLATE "C";
$_verify_groups$;
