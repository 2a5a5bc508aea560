-- Tells what may reach over the border of a group: application triggers, and sequences of columns that were left outside.
-- Only about the tables that joined at p_time_id.
CREATE FUNCTION emaj._warn_group_borders(p_group TEXT, p_time_id BIGINT)
RETURNS VOID LANGUAGE plpgsql AS
$_warn_group_borders$
DECLARE
  r_warning RECORD;
BEGIN
  FOR r_warning IN
    SELECT format('emaj: the table "%s"."%s" has application triggers (%s): check that they write no table outside the group "%s".',
                  rel_schema, rel_tblseq, string_agg(tgname, ', ' ORDER BY tgname), p_group) AS text
      FROM emaj.emaj_relation
           JOIN pg_trigger ON tgrelid = format('%I.%I', rel_schema, rel_tblseq)::regclass
      WHERE rel_group = p_group AND rel_kind = 'r' AND lower(rel_time_range) = p_time_id
        AND NOT tgisinternal AND tgname NOT IN ('emaj_log_trg', 'emaj_trunc_trg')
      GROUP BY rel_schema, rel_tblseq
    UNION ALL
    SELECT format('emaj: the sequence %s belongs to a column of "%s"."%s" but not to the group "%s".',
                  seq.oid::regclass, rel_schema, rel_tblseq, p_group)
      FROM emaj.emaj_relation AS tbl
           JOIN pg_depend ON refclassid = 'pg_class'::regclass AND classid = 'pg_class'::regclass
                AND refobjid = format('%I.%I', rel_schema, rel_tblseq)::regclass AND deptype IN ('a', 'i')
           JOIN pg_class AS seq ON seq.oid = objid AND relkind = 'S'
           JOIN pg_namespace ON pg_namespace.oid = relnamespace
      WHERE rel_group = p_group AND rel_kind = 'r' AND lower(rel_time_range) = p_time_id
        AND NOT EXISTS (SELECT FROM emaj.emaj_relation AS owned
                          WHERE owned.rel_group = p_group AND owned.rel_kind = 'S' AND upper_inf(owned.rel_time_range)
                            AND owned.rel_schema = nspname AND owned.rel_tblseq = relname)
    ORDER BY 1
  LOOP
    RAISE WARNING '%', r_warning.text;
  END LOOP;
END;
$_warn_group_borders$;
