-- Refuses unless all groups are logging, or unless all are idle.
-- p_logging: the state they must have.
CREATE FUNCTION emaj._check_logging(p_function TEXT, p_groups TEXT[], p_logging BOOLEAN)
RETURNS VOID LANGUAGE plpgsql AS
$_check_logging$
DECLARE
  v_wrong TEXT;
BEGIN
  SELECT string_agg(format('"%s"', group_name), ', ' ORDER BY group_name) INTO v_wrong
    FROM emaj.emaj_group
    WHERE group_name = ANY (p_groups) AND group_is_logging <> p_logging;
  IF v_wrong IS NOT NULL AND p_logging THEN
    RAISE EXCEPTION '%: not in LOGGING state: group %.', p_function, v_wrong
      USING HINT = 'Start it with emaj.emaj_start_group().';
  ELSIF v_wrong IS NOT NULL THEN
    RAISE EXCEPTION '%: not in IDLE state: group %.', p_function, v_wrong
      USING HINT = 'Stop it with emaj.emaj_stop_group().';
  END IF;
END;
$_check_logging$;
