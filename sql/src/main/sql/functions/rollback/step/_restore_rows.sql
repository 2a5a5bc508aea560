-- Restores the rows of one table without a work table, which a prepared transaction could not have.
-- A key that was changed once shows its image at the mark in that change. A key that was changed several times is tangled: its
-- smallest gid need not be its earliest change, because a statement nested in another one (a trigger, a function) logs before
-- the outer one does. Logs with tangled keys are counted out, others are undone change by change, which costs half of it.
-- p_is_log_written: the changes are to be written into the log, because the log trigger is off.
-- Returns: the number of primary keys concerned.
CREATE FUNCTION emaj._restore_rows(p_rel emaj.emaj_relation, p_min_gid BIGINT, p_max_gid BIGINT, p_is_log_written BOOLEAN)
RETURNS BIGINT LANGUAGE plpgsql AS
$_restore_rows$
DECLARE
  v_keys BIGINT;
  v_is_tangled BOOLEAN;
BEGIN
  EXECUTE format($look$
    SELECT count(*), bool_or(is_tangled)
      FROM (SELECT min(emaj_gid) < max(emaj_gid) AS is_tangled
              FROM %s
              WHERE emaj_gid > $1 AND emaj_gid <= $2 AND emaj_tuple IN ('OLD', 'NEW')
              GROUP BY %s) AS changed $look$,
    format('%I.%I', p_rel.rel_log_schema, p_rel.rel_log_table), emaj._column_list(p_rel.rel_pk_cols, NULL))
    INTO v_keys, v_is_tangled USING p_min_gid, p_max_gid;
  IF v_is_tangled THEN
    PERFORM emaj._restore_tangled(p_rel, p_min_gid, p_max_gid, p_is_log_written);
  ELSIF v_keys > 0 THEN
    IF p_is_log_written THEN
      PERFORM emaj._log_reversal(p_rel, p_min_gid, p_max_gid);
    END IF;
    PERFORM emaj._restore_untangled(p_rel, p_min_gid, p_max_gid);
  END IF;
  RETURN v_keys;
END;
$_restore_rows$;
