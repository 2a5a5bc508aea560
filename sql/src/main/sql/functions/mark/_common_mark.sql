-- A mark that must be the same point in time for all groups. p_mark: NULL gives a row of NULLs, EMAJ_LAST_MARK the last one.
CREATE FUNCTION emaj._common_mark(p_function TEXT, p_groups TEXT[], p_mark TEXT, OUT name TEXT, OUT time_id BIGINT, OUT set_at TIMESTAMPTZ)
RETURNS RECORD LANGUAGE plpgsql STABLE AS
$_common_mark$
DECLARE
  v_without TEXT;
  v_points BIGINT[];
  v_near TEXT;
BEGIN
  IF p_mark IS NULL THEN
    RETURN;
  END IF;
  SELECT array_agg(DISTINCT mark.time_id), min(mark.name), min(mark.time_id),
         string_agg(format('"%s"', group_name), ', ' ORDER BY group_name) FILTER (WHERE mark.time_id IS NULL)
    INTO v_points, name, time_id, v_without
    FROM unnest(p_groups) AS group_name LEFT JOIN LATERAL emaj._find_mark(group_name, p_mark) AS mark ON TRUE;
  IF v_without IS NOT NULL THEN
    SELECT string_agg(format('"%s"', latest.mark_name), ', ' ORDER BY latest.mark_time_id DESC) INTO v_near
      FROM (SELECT DISTINCT mark_name, mark_time_id FROM emaj.emaj_mark WHERE mark_group = ANY (p_groups) ORDER BY mark_time_id DESC LIMIT 5) AS latest;
    RAISE EXCEPTION '%: no mark "%" in group %.', p_function, p_mark, v_without
      USING HINT = 'The latest marks are: ' || coalesce(v_near, 'none') || '.';
  END IF;
  IF cardinality(v_points) > 1 THEN
    RAISE EXCEPTION '%: the mark "%" is not the same point in time for all groups.', p_function, p_mark
      USING HINT = 'Marks for several groups are set by emaj.emaj_set_mark_groups().';
  END IF;
  SELECT time_clock_timestamp INTO set_at FROM emaj.emaj_time_stamp WHERE emaj_time_stamp.time_id = _common_mark.time_id;
END;
$_common_mark$;
