-- Refuses protection where it has no meaning: for groups that cannot be rolled back now.
CREATE FUNCTION emaj._check_protectable(p_function TEXT, p_group TEXT, p_logging BOOLEAN)
RETURNS VOID LANGUAGE plpgsql AS
$_check_protectable$
BEGIN
  PERFORM emaj._check_groups(p_function, ARRAY[p_group]);
  IF NOT (SELECT group_is_rollbackable FROM emaj.emaj_group WHERE group_name = p_group) THEN
    RAISE EXCEPTION '%: the group "%" is AUDIT_ONLY and cannot be rolled back anyway.', p_function, p_group;
  END IF;
  IF p_logging THEN
    PERFORM emaj._check_logging(p_function, ARRAY[p_group], TRUE);
  END IF;
END;
$_check_protectable$;
