-- Takes the protection of a group away. Returns: 1, or 0 if it was not protected.
CREATE FUNCTION emaj.emaj_unprotect_group(p_group TEXT)
RETURNS INT LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$emaj_unprotect_group$
  SELECT emaj._check_protectable('emaj_unprotect_group', p_group, FALSE);
  WITH changed AS (
    UPDATE emaj.emaj_group SET group_is_rlbk_protected = FALSE
      WHERE group_name = p_group AND group_is_rlbk_protected RETURNING 1)
  SELECT count(emaj._hist('UNPROTECT_GROUP', NULL, p_group))::INT FROM changed;
$emaj_unprotect_group$;
COMMENT ON FUNCTION emaj.emaj_unprotect_group(TEXT) IS 'Takes the protection of a table group away';
