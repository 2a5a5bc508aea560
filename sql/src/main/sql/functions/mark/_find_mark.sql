-- The time id of a group's mark; EMAJ_LAST_MARK means the latest. Returns: no row if there is none.
CREATE FUNCTION emaj._find_mark(p_group TEXT, p_mark TEXT)
RETURNS TABLE (name TEXT, time_id BIGINT) LANGUAGE sql STABLE AS
$_find_mark$
  SELECT mark_name, mark_time_id FROM emaj.emaj_mark
    WHERE mark_group = p_group AND (mark_name = p_mark OR p_mark = 'EMAJ_LAST_MARK')
    ORDER BY mark_time_id DESC
    LIMIT 1;
$_find_mark$;
