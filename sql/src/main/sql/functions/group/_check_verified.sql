-- Refuses to work on damaged groups, naming what is damaged.
CREATE FUNCTION emaj._check_verified(p_function TEXT, p_groups TEXT[])
RETURNS VOID LANGUAGE plpgsql AS
$_check_verified$
DECLARE
  v_findings TEXT[];
BEGIN
  v_findings := ARRAY (SELECT emaj._verify_groups(p_groups));
  IF v_findings <> '{}' THEN
    RAISE EXCEPTION '%: % problem(s) found in the groups: %', p_function, cardinality(v_findings), v_findings[1]
      USING DETAIL = array_to_string(v_findings[1:20], E'\n'),
            HINT = 'Undo the change of structure, or drop and create the group again.';
  END IF;
END;
$_check_verified$;
