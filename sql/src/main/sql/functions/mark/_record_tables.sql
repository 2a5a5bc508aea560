-- Records the log counters of tables for a point in time.
CREATE FUNCTION emaj._record_tables(p_tables OID[], p_time_id BIGINT)
RETURNS VOID LANGUAGE sql AS
$_record_tables$
  INSERT INTO emaj.emaj_table (tbl_schema, tbl_name, tbl_time_id, tbl_tuples, tbl_pages, tbl_log_seq_last_val)
    SELECT rel_schema, rel_tblseq, p_time_id, reltuples, relpages, emaj._log_counter(rel_log_schema, rel_log_sequence)
      FROM pg_class
           JOIN pg_namespace ON pg_namespace.oid = relnamespace
           JOIN emaj.emaj_relation ON rel_schema = nspname AND rel_tblseq = relname AND upper_inf(rel_time_range)
      WHERE pg_class.oid = ANY (p_tables);
$_record_tables$;
