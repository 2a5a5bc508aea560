-- An expression for the bytes of a whole row, by which images are told apart: many types (json, xml, point) have no equality, and
-- equality is not identity (numeric 1.0 and 1.00). A type that has no binary form, or contains one, goes in as text.
CREATE FUNCTION emaj._row_image(p_table REGCLASS, p_alias TEXT)
RETURNS TEXT LANGUAGE sql STABLE AS
$_row_image$
  WITH RECURSIVE part AS (
    SELECT attnum, attname, atttypid AS type
      FROM pg_attribute WHERE attrelid = p_table AND attnum > 0 AND NOT attisdropped AND attgenerated = ''
    UNION
    SELECT part.attnum, part.attname, inner_type.oid
      FROM part
           JOIN pg_type AS outer_type ON outer_type.oid = part.type
           CROSS JOIN LATERAL (
             SELECT outer_type.typelem WHERE outer_type.typelem <> 0
             UNION ALL SELECT outer_type.typbasetype WHERE outer_type.typbasetype <> 0
             UNION ALL SELECT rngsubtype FROM pg_range WHERE rngtypid = outer_type.oid
             UNION ALL SELECT atttypid FROM pg_attribute
                         WHERE attrelid = outer_type.typrelid AND outer_type.typrelid <> 0 AND attnum > 0 AND NOT attisdropped)
             AS inner_type (oid))
  SELECT format('record_send(ROW(%s))', string_agg(format(expression, p_alias, attname), ', ' ORDER BY attnum))
    FROM (SELECT attnum, attname, CASE WHEN bool_or(typsend = 0) THEN '%I.%I::TEXT' ELSE '%I.%I' END AS expression
            FROM part JOIN pg_type ON pg_type.oid = part.type
            GROUP BY attnum, attname) AS whole;
$_row_image$;
