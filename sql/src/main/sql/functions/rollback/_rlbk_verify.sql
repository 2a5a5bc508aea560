-- Has a rollback verify what it restores; called in session 1 after _rlbk_init() and before any session locks, or not at all.
-- Each session then compares every key that was changed since the mark with its image at the mark, right after the restore, and
-- the rollback fails if one differs. The plan's new steps are committed when it returns, as those of _rlbk_init() are.
-- Returns: the number of tables that will be verified.
CREATE FUNCTION emaj._rlbk_verify(p_rlbk_id INT)
RETURNS INT LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$_rlbk_verify$
DECLARE
  r_rlbk emaj.emaj_rlbk;
BEGIN
  SELECT * INTO r_rlbk FROM emaj.emaj_rlbk WHERE rlbk_id = p_rlbk_id;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'emaj rollback: there is no rollback %.', p_rlbk_id;
  END IF;
  RETURN emaj._rlbk_tell(r_rlbk, 'rlbk#1', 'VERIFY');
END;
$_rlbk_verify$;
