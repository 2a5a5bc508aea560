-- Drops the secondary schemas that no group uses any more.
CREATE FUNCTION emaj._drop_empty_log_schemas()
RETURNS VOID LANGUAGE plpgsql AS
$_drop_empty_log_schemas$
DECLARE
  v_schema TEXT;
BEGIN
  FOR v_schema IN
    DELETE FROM emaj.emaj_schema
      WHERE sch_name <> 'emaj' AND NOT EXISTS (SELECT FROM emaj.emaj_relation WHERE rel_log_schema = sch_name)
      RETURNING sch_name
  LOOP
    EXECUTE format('DROP SCHEMA IF EXISTS %I', v_schema);
    PERFORM emaj._hist('DROP_GROUP', 'SCHEMA DROPPED', quote_ident(v_schema));
  END LOOP;
END;
$_drop_empty_log_schemas$;
