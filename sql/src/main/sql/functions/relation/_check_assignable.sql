-- Refuses what cannot be a member of a group.
CREATE FUNCTION emaj._check_assignable(p_schema TEXT, p_name TEXT, p_kind "char")
RETURNS VOID LANGUAGE plpgsql AS
$_check_assignable$
DECLARE
  v_group TEXT;
  v_persistence "char";
BEGIN
  -- A rollback of the decisions about rollbacks would undo them, so emaj_batch is out as well.
  IF p_schema IN ('pg_catalog', 'information_schema', 'emaj_batch') OR EXISTS (SELECT FROM emaj.emaj_schema WHERE sch_name = p_schema) THEN
    RAISE EXCEPTION 'emaj: "%"."%" belongs to the system and cannot join a group.', p_schema, p_name;
  END IF;
  IF p_kind = 'p' THEN
    RAISE EXCEPTION 'emaj: "%"."%" is a partitioned table.', p_schema, p_name
      USING HINT = 'Its partitions hold the rows: assign them.';
  ELSIF p_kind NOT IN ('r', 'S') THEN
    RAISE EXCEPTION 'emaj: "%"."%" is neither a table nor a sequence.', p_schema, p_name;
  END IF;
  SELECT relpersistence INTO v_persistence FROM pg_class WHERE oid = format('%I.%I', p_schema, p_name)::regclass;
  IF v_persistence = 't' OR p_kind = 'r' AND v_persistence = 'u' THEN
    RAISE EXCEPTION 'emaj: "%"."%" is % and cannot join a group.', p_schema, p_name,
      CASE v_persistence WHEN 'u' THEN 'an UNLOGGED' ELSE 'a TEMPORARY' END || CASE p_kind WHEN 'r' THEN ' table' ELSE ' sequence' END;
  END IF;
  IF EXISTS (SELECT FROM pg_rewrite WHERE ev_class = format('%I.%I', p_schema, p_name)::regclass) THEN
    RAISE EXCEPTION 'emaj: "%"."%" has rules, which would rewrite what a rollback does.', p_schema, p_name
      USING HINT = 'Replace the rules by triggers.';
  END IF;
  -- The log, and the statements that restore from it, have columns of their own.
  IF EXISTS (SELECT FROM pg_attribute WHERE attrelid = format('%I.%I', p_schema, p_name)::regclass AND attname LIKE 'emaj\_%') THEN
    RAISE EXCEPTION 'emaj: "%"."%" has columns whose names begin with "emaj_".', p_schema, p_name
      USING HINT = 'These names are the engine''s. Rename the columns.';
  END IF;
  SELECT rel_group INTO v_group FROM emaj.emaj_relation
    WHERE rel_schema = p_schema AND rel_tblseq = p_name AND upper_inf(rel_time_range);
  IF FOUND THEN
    RAISE EXCEPTION 'emaj: "%"."%" is in the group "%" already.', p_schema, p_name, v_group;
  END IF;
END;
$_check_assignable$;
