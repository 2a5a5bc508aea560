-- Creates a group and fills it from emaj_group_def.
-- p_is_empty: TRUE = emaj_group_def must not name it, FALSE = it must, NULL = whatever is there.
-- Returns: the number of tables and sequences.
CREATE FUNCTION emaj._create_group(p_group TEXT, p_is_rollbackable BOOLEAN, p_is_empty BOOLEAN, p_comment TEXT)
RETURNS INT LANGUAGE plpgsql AS
$_create_group$
DECLARE
  v_time_id BIGINT;
  v_has_rows BOOLEAN;
  v_count INT;
BEGIN
  IF p_group IS NULL OR p_group = '' THEN
    RAISE EXCEPTION 'emaj_create_group: a group needs a name.';
  END IF;
  IF EXISTS (SELECT FROM emaj.emaj_group WHERE group_name = p_group) THEN
    RAISE EXCEPTION 'emaj_create_group: the group "%" exists already.', p_group;
  END IF;
  v_has_rows := EXISTS (SELECT FROM emaj.emaj_group_def WHERE grpdef_group = p_group);
  IF p_is_empty AND v_has_rows THEN
    RAISE EXCEPTION 'emaj_create_group: the group "%" shall be empty, but emaj_group_def names it.', p_group;
  ELSIF NOT p_is_empty AND NOT v_has_rows THEN
    RAISE EXCEPTION 'emaj_create_group: emaj_group_def has no row for the group "%".', p_group
      USING HINT = 'Insert its tables and sequences there first, or create it empty.';
  END IF;
  PERFORM emaj._hist('CREATE_GROUP', 'BEGIN', p_group,
    CASE WHEN p_is_rollbackable THEN 'rollbackable' ELSE 'audit_only' END);
  v_time_id := emaj._set_time_stamp('CREATE_GROUP', 'C');
  INSERT INTO emaj.emaj_group (group_name, group_is_rollbackable, group_comment)
    VALUES (p_group, p_is_rollbackable, p_comment);
  INSERT INTO emaj.emaj_group_hist (grph_group, grph_time_range, grph_is_rollbackable)
    VALUES (p_group, int8range(v_time_id, NULL), p_is_rollbackable);
  PERFORM emaj._create_relation(p_group, grpdef_schema, grpdef_tblseq, v_time_id,
            emaj._relation_properties(grpdef_priority, grpdef_log_schema_suffix, grpdef_emaj_names_prefix,
                                      grpdef_log_dat_tsp, grpdef_log_idx_tsp))
    FROM emaj.emaj_group_def
    WHERE grpdef_group = p_group
    ORDER BY grpdef_priority, grpdef_schema, grpdef_tblseq;
  PERFORM emaj._warn_group_borders(p_group, v_time_id);
  v_count := emaj._count_relations(ARRAY[p_group]);
  PERFORM emaj._hist('CREATE_GROUP', 'END', p_group, format('%s tables/sequences processed', v_count));
  RETURN v_count;
END;
$_create_group$;
