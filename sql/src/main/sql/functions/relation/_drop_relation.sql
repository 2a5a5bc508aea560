-- Removes what the engine has put on and beside a table; does nothing for a sequence. Works when the table is gone already.
CREATE FUNCTION emaj._drop_relation(p_schema TEXT, p_name TEXT, p_kind CHAR(1), p_log_schema TEXT, p_log_table TEXT, p_log_sequence TEXT,
                                    p_log_function TEXT)
RETURNS VOID LANGUAGE plpgsql AS
$_drop_relation$
BEGIN
  IF p_kind = 'r' THEN
    IF to_regclass(format('%I.%I', p_schema, p_name)) IS NOT NULL THEN
      EXECUTE format('DROP TRIGGER IF EXISTS emaj_log_trg ON %I.%I', p_schema, p_name);
      EXECUTE format('DROP TRIGGER IF EXISTS emaj_trunc_trg ON %I.%I', p_schema, p_name);
    END IF;
    EXECUTE format('DROP TABLE IF EXISTS %I.%I', p_log_schema, p_log_table);
    EXECUTE format('DROP SEQUENCE IF EXISTS %I.%I', p_log_schema, p_log_sequence);
    EXECUTE format('DROP FUNCTION IF EXISTS %I.%I()', p_log_schema, p_log_function);
    DELETE FROM emaj.emaj_table WHERE tbl_schema = p_schema AND tbl_name = p_name;
    DELETE FROM emaj.emaj_seq_hole WHERE sqhl_schema = p_schema AND sqhl_table = p_name;
  ELSE
    DELETE FROM emaj.emaj_sequence WHERE sequ_schema = p_schema AND sequ_name = p_name;
  END IF;
END;
$_drop_relation$;
