-- The condition under which a row refers to another one by a foreign key, as the server itself compares: with the key's own
-- operators, under the collation of the referenced column. p_left: the alias that holds the referenced columns.
-- p_right: the alias that holds the referencing columns; NULL compares two rows of the referenced table, p_left and "referenced".
CREATE FUNCTION emaj._fkey_match(p_fkey OID, p_left TEXT, p_right TEXT)
RETURNS TEXT LANGUAGE plpgsql STABLE AS
$_fkey_match$
BEGIN
  RETURN (
    SELECT string_agg(format('%s OPERATOR(%I.%s) %s',
             emaj._fkey_operand(p_left, left_column, oprleft) || CASE WHEN left_column.attcollation <> right_column.attcollation
               THEN (SELECT format(' COLLATE %I.%I', nspname, collname)
                       FROM pg_collation JOIN pg_namespace ON pg_namespace.oid = collnamespace
                       WHERE pg_collation.oid = left_column.attcollation) ELSE '' END,
             operator_schema.nspname, oprname, emaj._fkey_operand(coalesce(p_right, 'referenced'), right_column, oprright)),
             ' AND ' ORDER BY rank)
      FROM pg_constraint AS con
           CROSS JOIN LATERAL unnest(confkey, conkey, CASE WHEN p_right IS NULL THEN conppeqop ELSE conpfeqop END)
             WITH ORDINALITY AS pair (to_attnum, from_attnum, operator, rank)
           JOIN pg_attribute AS left_column ON left_column.attrelid = confrelid AND left_column.attnum = to_attnum
           JOIN pg_attribute AS right_column
             ON right_column.attrelid = CASE WHEN p_right IS NULL THEN confrelid ELSE conrelid END
            AND right_column.attnum = CASE WHEN p_right IS NULL THEN to_attnum ELSE from_attnum END
           JOIN pg_operator ON pg_operator.oid = pair.operator
           JOIN pg_namespace AS operator_schema ON operator_schema.oid = oprnamespace
      WHERE con.oid = p_fkey);
END;
$_fkey_match$;
