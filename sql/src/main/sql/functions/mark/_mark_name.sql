-- The name of a new mark: p_default if none is given; % becomes the transaction's start time.
CREATE FUNCTION emaj._mark_name(p_mark TEXT, p_default TEXT)
RETURNS TEXT LANGUAGE plpgsql STABLE AS
$_mark_name$
DECLARE
  v_mark TEXT := coalesce(nullif(p_mark, ''), p_default);
BEGIN
  IF v_mark = 'EMAJ_LAST_MARK' THEN
    RAISE EXCEPTION 'emaj: "EMAJ_LAST_MARK" means the last mark set, so no mark can have this name.';
  END IF;
  RETURN replace(v_mark, '%', to_char(transaction_timestamp(), 'HH24.MI.SS.MS'));
END;
$_mark_name$;
