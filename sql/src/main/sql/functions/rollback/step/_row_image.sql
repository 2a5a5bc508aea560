-- An expression for the bytes of a whole row, by which images are told apart: many types (json, xml, point) have no equality, and
-- equality is not identity (numeric 1.0 and 1.00). A type that has no binary form (aclitem), or an array or domain of one, goes
-- in as text.
-- In PL/pgSQL because it is called for each table: there the query's plan is kept.
CREATE FUNCTION emaj._row_image(p_table REGCLASS, p_alias TEXT)
RETURNS TEXT LANGUAGE plpgsql STABLE AS
$_row_image$
BEGIN
  RETURN (
    SELECT format('record_send(ROW(%s))',
                  string_agg(format(CASE WHEN 0 IN (outer_type.typsend, inner_type.typsend) THEN '%I.%I::TEXT' ELSE '%I.%I' END,
                                    p_alias, attname), ', ' ORDER BY attnum))
      FROM pg_attribute
           JOIN pg_type AS outer_type ON outer_type.oid = atttypid
           LEFT JOIN pg_type AS inner_type ON inner_type.oid = greatest(outer_type.typelem, outer_type.typbasetype)
      WHERE attrelid = p_table AND attnum > 0 AND NOT attisdropped AND attgenerated = '');
END;
$_row_image$;
