-- Writes into the log of a table none of whose keys was changed more than once that its changes are undone: each change with the
-- opposite verb, its images swapped, the latest change first, so that the log can be replayed.
CREATE FUNCTION emaj._log_reversal(p_rel emaj.emaj_relation, p_min_gid BIGINT, p_max_gid BIGINT)
RETURNS VOID LANGUAGE plpgsql AS
$_log_reversal$
DECLARE
  v_changes BIGINT;
BEGIN
  EXECUTE format($log$
    WITH reversal AS MATERIALIZED (
      SELECT emaj_gid AS emaj_undone, nextval('emaj.emaj_global_seq') AS emaj_new_gid
        FROM (SELECT emaj_gid
                FROM %1$s
                WHERE emaj_gid > $1 AND emaj_gid <= $2 AND (emaj_tuple = 'NEW' OR emaj_tuple = 'OLD' AND emaj_verb <> 'UPD')
                ORDER BY emaj_gid DESC) AS latest_first),
    written AS (
      INSERT INTO %1$s (%2$s, emaj_verb, emaj_tuple, emaj_gid)
        SELECT %2$s, CASE emaj_verb WHEN 'INS' THEN 'DEL' WHEN 'UPD' THEN 'UPD' ELSE 'INS' END,
               CASE emaj_tuple WHEN 'OLD' THEN 'NEW' ELSE 'OLD' END, emaj_new_gid
          FROM %1$s JOIN reversal ON emaj_undone = emaj_gid
          WHERE emaj_gid > $1 AND emaj_gid <= $2 AND emaj_tuple IN ('OLD', 'NEW'))
    SELECT count(*) FROM reversal $log$,
    format('%I.%I', p_rel.rel_log_schema, p_rel.rel_log_table), emaj._logged_columns(p_rel, NULL))
    INTO v_changes USING p_min_gid, p_max_gid;
  PERFORM emaj._count_changes(p_rel, v_changes);
END;
$_log_reversal$;
