-- Records a point in time.
-- p_function: who asks; p_event: see emaj_time_stamp.time_event.
-- Returns: its time id. Changes logged later have a gid above the recorded one.
CREATE FUNCTION emaj._set_time_stamp(p_function TEXT, p_event CHAR(1))
RETURNS BIGINT LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$_set_time_stamp$
  INSERT INTO emaj.emaj_time_stamp (time_last_emaj_gid, time_event)
    VALUES (emaj._last_gid(), p_event)
    RETURNING time_id;
$_set_time_stamp$;
