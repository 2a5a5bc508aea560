-- Protects a logging group against rollbacks. Returns: 1, or 0 if it was protected.
CREATE FUNCTION emaj.emaj_protect_group(p_group TEXT)
RETURNS INT LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$emaj_protect_group$
  SELECT emaj._check_protectable('emaj_protect_group', p_group, TRUE);
  WITH changed AS (
    UPDATE emaj.emaj_group SET group_is_rlbk_protected = TRUE
      WHERE group_name = p_group AND NOT group_is_rlbk_protected RETURNING 1)
  SELECT count(emaj._hist('PROTECT_GROUP', NULL, p_group))::INT FROM changed;
$emaj_protect_group$;
COMMENT ON FUNCTION emaj.emaj_protect_group(TEXT) IS 'Protects a table group against rollbacks';
