-- The level of the E-Maj interface that the engine speaks, for clients that ask.
CREATE FUNCTION emaj.emaj_get_version()
RETURNS TEXT LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$emaj_get_version$ SELECT '5.0.0' $emaj_get_version$;
COMMENT ON FUNCTION emaj.emaj_get_version() IS 'Returns the E-Maj interface level';
