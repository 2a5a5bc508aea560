-- The condition that two aliases hold the same primary key, with the operators of the key's own index: by name alone, = would
-- be looked up in a closed search path, where ltree has none and citext would compare as text.
-- In PL/pgSQL because it is called for each table: there the query's plan is kept.
CREATE FUNCTION emaj._key_equality(p_table REGCLASS, p_left TEXT, p_right TEXT)
RETURNS TEXT LANGUAGE plpgsql STABLE AS
$_key_equality$
BEGIN
  RETURN (
    SELECT string_agg(format('%1$I.%2$I OPERATOR(%3$I.%4$s) %5$I.%2$I', p_left, attname, nspname, oprname, p_right), ' AND ' ORDER BY rank)
      FROM pg_index
           CROSS JOIN LATERAL unnest(indkey::INT2[], indclass::OID[]) WITH ORDINALITY AS key (attnum, opclass, rank)
           JOIN pg_attribute ON attrelid = indrelid AND pg_attribute.attnum = key.attnum
           JOIN pg_opclass ON pg_opclass.oid = key.opclass
           JOIN pg_amop ON amopfamily = opcfamily AND amoplefttype = opcintype AND amoprighttype = opcintype AND amopstrategy = 3
           JOIN pg_operator ON pg_operator.oid = amopopr
           JOIN pg_namespace ON pg_namespace.oid = oprnamespace
      WHERE indrelid = p_table AND indisprimary AND rank <= indnkeyatts);
END;
$_key_equality$;
