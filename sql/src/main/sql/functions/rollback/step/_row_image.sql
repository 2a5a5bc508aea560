-- An expression for the bytes of a whole row, by which images are told apart: many types (json, xml, point) have no equality, and
-- equality is not identity (numeric 1.0 and 1.00). A type that has no binary form (aclitem), or is made of one (array, domain,
-- composite, range), goes in as text.
-- In PL/pgSQL because it is called for each table: there the query's plan is kept.
CREATE FUNCTION emaj._row_image(p_table REGCLASS, p_alias TEXT)
RETURNS TEXT LANGUAGE plpgsql STABLE AS
$_row_image$
BEGIN
  RETURN (
    WITH RECURSIVE part AS (
      SELECT attnum, atttypid AS type FROM pg_attribute
        WHERE attrelid = p_table AND attnum > 0 AND NOT attisdropped AND attgenerated = ''
      UNION
      SELECT attnum, inner_type
        FROM part
             JOIN pg_type ON pg_type.oid = part.type
             CROSS JOIN LATERAL (
               SELECT typelem UNION ALL
               SELECT typbasetype UNION ALL
               SELECT atttypid FROM pg_attribute WHERE typtype = 'c' AND attrelid = typrelid AND attnum > 0 AND NOT attisdropped UNION ALL
               SELECT rngsubtype FROM pg_range WHERE typtype IN ('r', 'm') AND part.type IN (rngtypid, rngmultitypid)) AS made_of (inner_type)
        WHERE inner_type <> 0),
    written AS (
      SELECT attnum, bool_or(typsend = 0) AS is_text FROM part JOIN pg_type ON pg_type.oid = part.type GROUP BY attnum)
    SELECT format('record_send(ROW(%s))',
                  string_agg(format(CASE WHEN is_text THEN '%I.%I::TEXT' ELSE '%I.%I' END, p_alias, attname), ', ' ORDER BY attnum))
      FROM pg_attribute JOIN written USING (attnum)
      WHERE attrelid = p_table);
END;
$_row_image$;
