-- Puts one table back: undoes its changes with a gid above p_min_gid and up to p_max_gid.
-- p_is_log_written: write the changes that this makes into the log, because the log trigger is off.
-- p_is_repl_role_replica: foreign keys are not to be checked, since both their ends go back to the same point in time.
-- Returns: the number of primary keys concerned.
CREATE FUNCTION emaj._rlbk_tbl(p_rel emaj.emaj_relation, p_min_gid BIGINT, p_max_gid BIGINT, p_is_log_written BOOLEAN,
                               p_is_repl_role_replica BOOLEAN)
RETURNS BIGINT LANGUAGE plpgsql AS
$_rlbk_tbl$
BEGIN
  IF p_is_repl_role_replica THEN
    RETURN emaj._restore_rows_as_replica(p_rel, p_min_gid, p_max_gid, p_is_log_written);
  END IF;
  RETURN emaj._restore_rows(p_rel, p_min_gid, p_max_gid, p_is_log_written);
END;
$_rlbk_tbl$;
