-- Writes one row of the operations' trace.
-- Returns: its hist_id.
CREATE FUNCTION emaj._hist(p_function TEXT, p_event TEXT, p_object TEXT DEFAULT NULL, p_wording TEXT DEFAULT NULL)
RETURNS BIGINT LANGUAGE sql AS
$_hist$
  INSERT INTO emaj.emaj_hist (hist_function, hist_event, hist_object, hist_wording)
    VALUES (p_function, p_event, p_object, p_wording)
    RETURNING hist_id;
$_hist$;
