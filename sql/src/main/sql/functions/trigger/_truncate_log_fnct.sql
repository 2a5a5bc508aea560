-- Logs a TRUNCATE: in a rollbackable group every row as deleted, so that a rollback brings it back, then in any group a
-- marker row. Arguments: schema and name that the table is registered with, which a rename does not change.
-- TRUNCATE holds an ACCESS EXCLUSIVE lock, so nobody else moves the log counter of the table meanwhile.
CREATE FUNCTION emaj._truncate_log_fnct()
RETURNS TRIGGER LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$_truncate_log_fnct$
DECLARE
  r_rel RECORD;
  v_columns TEXT;
  v_nulls TEXT;
  v_rows BIGINT := 0;
BEGIN
  SELECT format('%I.%I', rel_log_schema, rel_log_table) AS log_table, format('%I.%I', rel_log_schema, rel_log_sequence) AS log_sequence,
         group_is_rollbackable
    INTO STRICT r_rel
    FROM emaj.emaj_relation JOIN emaj.emaj_group ON group_name = rel_group
    WHERE rel_schema = TG_ARGV[0] AND rel_tblseq = TG_ARGV[1] AND upper_inf(rel_time_range);
  SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum), string_agg(format('none.%I', attname), ', ' ORDER BY attnum)
    INTO v_columns, v_nulls
    FROM pg_attribute WHERE attrelid = TG_RELID AND attnum > 0 AND NOT attisdropped;
  IF r_rel.group_is_rollbackable THEN
    -- An older snapshot would not show all the rows that vanish.
    PERFORM emaj._check_isolation();
    IF row_security_active(TG_RELID) THEN
      RAISE EXCEPTION 'emaj: % cannot be truncated: row security would hide rows from "%", who logs them.', TG_RELID::regclass, current_user
        USING HINT = 'Give this role BYPASSRLS, or end FORCE ROW LEVEL SECURITY on the table.';
    END IF;
    EXECUTE format('INSERT INTO %1$s (%2$s, emaj_verb, emaj_tuple) SELECT %2$s, ''TRU'', ''OLD'' FROM ONLY %3$s',
                   r_rel.log_table, v_columns, TG_RELID::regclass);
    GET DIAGNOSTICS v_rows = ROW_COUNT;
  END IF;
  -- A domain that forbids NULL leaves no room for the marker, since a dump that holds it could not be restored. No rollback needs it.
  -- NULLs from an outer join are not checked against domains: their checks must not be executed with the rights of this function's owner.
  IF NOT emaj._forbids_null(TG_RELID) THEN
    EXECUTE format('INSERT INTO %1$s (%2$s, emaj_verb, emaj_tuple)'
                   ' SELECT %3$s, ''TRU'', '''' FROM (SELECT) AS marker LEFT JOIN %1$s AS none ON FALSE',
                   r_rel.log_table, v_columns, v_nulls);
  END IF;
  PERFORM setval(r_rel.log_sequence, nextval(r_rel.log_sequence) + v_rows);
  RETURN NULL;
END;
$_truncate_log_fnct$;
