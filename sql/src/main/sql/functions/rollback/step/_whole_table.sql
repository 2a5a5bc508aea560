-- A table as a foreign key sees it, for a FROM clause: with its partitions, without tables that inherit from it.
CREATE FUNCTION emaj._whole_table(p_table REGCLASS)
RETURNS TEXT LANGUAGE plpgsql STABLE AS
$_whole_table$
BEGIN
  RETURN (SELECT CASE relkind WHEN 'p' THEN '' ELSE 'ONLY ' END || p_table FROM pg_class WHERE oid = p_table);
END;
$_whole_table$;
