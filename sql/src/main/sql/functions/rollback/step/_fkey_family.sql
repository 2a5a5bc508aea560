-- A foreign key with all the constraints that partitions have of it.
CREATE FUNCTION emaj._fkey_family(p_fkey OID)
RETURNS SETOF OID LANGUAGE sql STABLE AS
$_fkey_family$
  WITH RECURSIVE family AS (
    SELECT p_fkey AS oid
    UNION ALL
    SELECT con.oid FROM family JOIN pg_constraint AS con ON con.conparentid = family.oid)
  SELECT oid FROM family;
$_fkey_family$;
