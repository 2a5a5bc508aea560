-- A value quoted as libpq reads connection strings, which is not SQL's way.
CREATE FUNCTION emaj._conninfo_value(p_value TEXT)
RETURNS TEXT LANGUAGE sql IMMUTABLE AS
$_conninfo_value$
  SELECT '''' || replace(replace(p_value, '\', '\\'), '''', '\''') || '''';
$_conninfo_value$;
