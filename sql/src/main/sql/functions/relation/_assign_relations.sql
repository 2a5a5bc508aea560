-- Assigns tables or sequences to an existing group; a logging group gets a mark, from which on the newcomers are logged.
-- p_kind: 'r' or 'S'. Returns: the number of relations assigned.
CREATE FUNCTION emaj._assign_relations(p_function TEXT, p_kind CHAR(1), p_schema TEXT, p_names TEXT[], p_group TEXT, p_properties JSONB, p_mark TEXT)
RETURNS INT LANGUAGE plpgsql AS
$_assign_relations$
DECLARE
  -- Before anything is written here.
  v_is_amid BOOLEAN := txid_current_if_assigned() IS NOT NULL;
  v_groups TEXT[] := emaj._check_groups(p_function, ARRAY[p_group]);
  v_names TEXT[];
  v_wrong TEXT;
  v_mark TEXT := emaj._mark_name(p_mark, 'ASSIGN_%');
  v_hist TEXT := upper(substr(p_function, 6));
  v_is_logging BOOLEAN;
  v_time_id BIGINT;
  v_relations OID[];
BEGIN
  IF v_groups IS NULL THEN
    RAISE EXCEPTION '%: to which group?', p_function;
  END IF;
  v_names := ARRAY (SELECT DISTINCT name FROM unnest(p_names) AS name WHERE name <> '' ORDER BY name);
  IF v_names = '{}' THEN
    RETURN 0;
  END IF;
  SELECT string_agg(format('"%s"', relname), ', ' ORDER BY relname) INTO v_wrong
    FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
    WHERE nspname = p_schema AND relname = ANY (v_names) AND (relkind = 'S') <> (p_kind = 'S') AND relkind IN ('r', 'S', 'p');
  IF v_wrong IS NOT NULL THEN
    RAISE EXCEPTION '%: not a %: %.', p_function, CASE p_kind WHEN 'r' THEN 'table' ELSE 'sequence' END, v_wrong;
  END IF;
  SELECT group_is_logging INTO v_is_logging FROM emaj.emaj_group WHERE group_name = p_group;
  PERFORM emaj._hist(v_hist, 'BEGIN', p_group);
  IF v_is_logging THEN
    PERFORM emaj._check_mark_is_new(p_function, v_groups, v_mark);
    PERFORM emaj._lock_with_retries(string_agg(format('ONLY %I.%I', p_schema, name), ', ' ORDER BY name), 'SHARE ROW EXCLUSIVE')
      FROM unnest(v_names) AS name
      WHERE p_kind = 'r' AND to_regclass(format('%I.%I', p_schema, name)) IS NOT NULL;
  END IF;
  v_time_id := emaj._set_time_stamp(v_hist, 'A');
  PERFORM emaj._create_relation(p_group, p_schema, name, v_time_id, coalesce(p_properties, '{}')) FROM unnest(v_names) AS name;
  IF v_is_logging THEN
    PERFORM emaj._switch_triggers(v_groups, TRUE, v_time_id);
    INSERT INTO emaj.emaj_relation_change (rlchg_time_id, rlchg_schema, rlchg_tblseq, rlchg_change_kind, rlchg_group)
      SELECT v_time_id, p_schema, name, CASE p_kind WHEN 'r' THEN 'ADD_TABLE' ELSE 'ADD_SEQUENCE' END::emaj._relation_change_kind_enum,
             p_group
        FROM unnest(v_names) AS name;
    PERFORM emaj._set_mark(v_groups, v_mark, NULL, v_time_id, NULL, v_is_amid);
  ELSE
    -- From here on statistics count whose first mark is older.
    v_relations := ARRAY (SELECT format('%I.%I', p_schema, name)::regclass::OID FROM unnest(v_names) AS name);
    IF p_kind = 'r' THEN
      PERFORM emaj._record_tables(v_relations, v_time_id);
    ELSE
      PERFORM emaj._record_sequences(v_relations, v_time_id);
    END IF;
  END IF;
  PERFORM emaj._count_relations(v_groups);
  UPDATE emaj.emaj_group SET group_last_alter_time_id = v_time_id WHERE group_name = p_group;
  PERFORM emaj._warn_group_borders(p_group, v_time_id);
  PERFORM emaj._hist(v_hist, 'END', p_group, format('%s relations assigned', cardinality(v_names)));
  RETURN cardinality(v_names);
END;
$_assign_relations$;
