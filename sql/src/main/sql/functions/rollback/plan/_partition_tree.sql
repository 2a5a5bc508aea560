-- A partitioned table with all its partitions, at every depth, as pg_partition_tree() has it, but without a lock: that function
-- locks the partitions for the rest of the transaction, which for a session of a rollback lasts until all others have done their work.
CREATE FUNCTION emaj._partition_tree(p_root OID)
RETURNS TABLE (member OID, is_leaf BOOLEAN) LANGUAGE sql STABLE AS
$_partition_tree$
  WITH RECURSIVE tree AS (
    SELECT p_root AS oid
    UNION ALL
    SELECT inhrelid FROM tree JOIN pg_inherits ON inhparent = tree.oid)
  SELECT pg_class.oid, relkind <> 'p' FROM tree JOIN pg_class USING (oid);
$_partition_tree$;
