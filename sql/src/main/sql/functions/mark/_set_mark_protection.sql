-- Sets or takes away the protection of a mark. Returns: 1, or 0 if it was so already.
CREATE FUNCTION emaj._set_mark_protection(p_function TEXT, p_group TEXT, p_mark TEXT, p_protected BOOLEAN)
RETURNS INT LANGUAGE plpgsql AS
$_set_mark_protection$
DECLARE
  v_mark TEXT;
  v_count INT;
BEGIN
  PERFORM emaj._check_protectable(p_function, p_group, p_protected);
  SELECT name INTO v_mark FROM emaj._find_mark(p_group, p_mark);
  IF v_mark IS NULL THEN
    RAISE EXCEPTION '%: the group "%" has no mark "%".', p_function, p_group, p_mark;
  END IF;
  UPDATE emaj.emaj_mark SET mark_is_rlbk_protected = p_protected
    WHERE mark_group = p_group AND mark_name = v_mark AND mark_is_rlbk_protected <> p_protected;
  GET DIAGNOSTICS v_count = ROW_COUNT;
  IF v_count > 0 THEN
    PERFORM emaj._hist(upper(substr(p_function, 6)), NULL, p_group, v_mark);
  END IF;
  RETURN v_count;
END;
$_set_mark_protection$;
