-- What the definition of a foreign key does not say, for _restore_fkey_state(): its comment, and which of its triggers are not
-- enabled in the ordinary way. A trigger is told by table and function, since its name is another one when the key is built again.
CREATE FUNCTION emaj._fkey_state(p_fkey OID)
RETURNS JSONB LANGUAGE sql STABLE AS
$_fkey_state$
  SELECT jsonb_build_object(
    'comment', obj_description(p_fkey, 'pg_constraint'),
    'triggers', (SELECT coalesce(jsonb_agg(jsonb_build_object('table', tgrelid::BIGINT, 'function', tgfoid::BIGINT, 'enabled', tgenabled)), '[]')
                   FROM emaj._fkey_family(p_fkey) AS family JOIN pg_trigger ON tgconstraint = family
                   WHERE tgenabled <> 'O'));
$_fkey_state$;
