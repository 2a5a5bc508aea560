-- The engine's own name and version. Its presence tells this engine from stock E-Maj.
CREATE FUNCTION emaj.emaj_get_engine(OUT engine_name TEXT, OUT engine_version TEXT)
RETURNS RECORD LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$emaj_get_engine$ SELECT 'emaj-batch', '@PROJECT_VERSION@' $emaj_get_engine$;
COMMENT ON FUNCTION emaj.emaj_get_engine() IS 'Returns the engine''s name and version';
