-- Decides whether groups may be rolled back to a mark.
-- p_groups: distinct existing names. p_is_alter_group_allowed: whether the mark may lie before a change of the groups'
-- structure. p_is_simulation: an estimate, for which protections do not count. Returns: the mark's real name.
CREATE FUNCTION emaj._rlbk_check(p_groups TEXT[], p_mark TEXT, p_is_alter_group_allowed BOOLEAN, p_is_simulation BOOLEAN)
RETURNS TEXT LANGUAGE plpgsql AS
$_rlbk_check$
DECLARE
  c_name CONSTANT TEXT := 'emaj rollback';
  v_wrong TEXT;
  r_mark RECORD;
BEGIN
  PERFORM emaj._check_logging(c_name, p_groups, TRUE);
  SELECT string_agg(format('"%s"', group_name), ', ' ORDER BY group_name) INTO v_wrong
    FROM emaj.emaj_group WHERE group_name = ANY (p_groups) AND NOT group_is_rollbackable;
  IF v_wrong IS NOT NULL THEN
    RAISE EXCEPTION '%: AUDIT_ONLY, so it cannot be rolled back: group %.', c_name, v_wrong;
  END IF;
  SELECT string_agg(format('"%s"', group_name), ', ' ORDER BY group_name) INTO v_wrong
    FROM emaj.emaj_group WHERE group_name = ANY (p_groups) AND group_is_rlbk_protected;
  IF v_wrong IS NOT NULL AND NOT p_is_simulation THEN
    RAISE EXCEPTION '%: protected against rollbacks: group %.', c_name, v_wrong
      USING HINT = 'emaj.emaj_unprotect_group() takes the protection away.';
  END IF;
  IF coalesce(p_mark, '') = '' THEN
    RAISE EXCEPTION '%: to which mark?', c_name;
  END IF;
  r_mark := emaj._common_mark(c_name, p_groups, p_mark);
  SELECT string_agg(format('"%s"', lses_group), ', ' ORDER BY lses_group) INTO v_wrong
    FROM emaj.emaj_log_session
    WHERE lses_group = ANY (p_groups) AND upper_inf(lses_time_range) AND r_mark.time_id < lower(lses_time_range);
  IF v_wrong IS NOT NULL THEN
    RAISE EXCEPTION '%: the mark "%" was set before the last start of group %, so it cannot be rolled back to.', c_name, r_mark.name, v_wrong;
  END IF;
  SELECT string_agg(format('"%s" of group "%s"', mark_name, mark_group), ', ' ORDER BY mark_group, mark_time_id) INTO v_wrong
    FROM emaj.emaj_mark
    WHERE mark_group = ANY (p_groups) AND mark_time_id > r_mark.time_id AND mark_is_rlbk_protected;
  IF v_wrong IS NOT NULL AND NOT p_is_simulation THEN
    RAISE EXCEPTION '%: protected marks were set after the mark "%": %.', c_name, r_mark.name, v_wrong
      USING HINT = 'emaj.emaj_unprotect_mark_group() takes the protection away.';
  END IF;
  IF NOT coalesce(p_is_alter_group_allowed, FALSE) THEN
    SELECT string_agg(format('%s "%s"."%s"', rlchg_change_kind, rlchg_schema, rlchg_tblseq), ', ' ORDER BY rlchg_time_id, rlchg_schema, rlchg_tblseq)
      INTO v_wrong
      FROM emaj.emaj_relation_change
      WHERE rlchg_group = ANY (p_groups) AND rlchg_time_id > r_mark.time_id;
    IF v_wrong IS NOT NULL THEN
      RAISE EXCEPTION '%: the structure of the groups changed after the mark "%": %.', c_name, r_mark.name, v_wrong
        USING HINT = 'These changes stay as they are. If that is right, allow the rollback to cross them.';
    END IF;
  END IF;
  RETURN r_mark.name;
END;
$_rlbk_check$;
