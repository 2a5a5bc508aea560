-- Refuses a mark name that one of the groups has already.
CREATE FUNCTION emaj._check_mark_is_new(p_function TEXT, p_groups TEXT[], p_mark TEXT)
RETURNS VOID LANGUAGE plpgsql AS
$_check_mark_is_new$
DECLARE
  v_having TEXT;
BEGIN
  SELECT string_agg(format('"%s"', mark_group), ', ' ORDER BY mark_group) INTO v_having
    FROM emaj.emaj_mark WHERE mark_group = ANY (p_groups) AND mark_name = p_mark;
  IF v_having IS NOT NULL THEN
    RAISE EXCEPTION '%: the mark "%" exists already for group %.', p_function, p_mark, v_having;
  END IF;
END;
$_check_mark_is_new$;
