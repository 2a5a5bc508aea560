-- Numbers the batches, the largest first, from 2: batch 1 is that of the sequences.
-- A component without a table to restore gets none; its tables are only locked.
CREATE FUNCTION emaj._plan_batches(p_rlbk_id INT)
RETURNS VOID LANGUAGE plpgsql AS
$_plan_batches$
DECLARE
  v_nodes OID[];
  v_from OID[];
  v_to OID[];
BEGIN
  SELECT array_agg(one), array_agg(other) INTO v_from, v_to FROM emaj._plan_bindings(p_rlbk_id);
  SELECT array_agg(DISTINCT oid) INTO v_nodes
    FROM (SELECT format('%I.%I', rlbp_schema, rlbp_table)::regclass::OID AS oid
            FROM emaj.emaj_rlbk_plan WHERE rlbp_rlbk_id = p_rlbk_id AND rlbp_step = 'LOCK_TABLE'
          UNION ALL SELECT unnest(v_from)
          UNION ALL SELECT unnest(v_to)) AS node;
  WITH member AS (
    SELECT nspname, relname, component
      FROM emaj._connected_components(v_nodes, v_from, v_to)
           JOIN pg_class ON pg_class.oid = node
           JOIN pg_namespace ON pg_namespace.oid = relnamespace),
  batch AS (
    SELECT component, row_number() OVER (ORDER BY sum(rlbp_estimated_quantity) DESC, min(format('%I.%I', nspname, relname) COLLATE "C")) + 1 AS number
      FROM member
           JOIN emaj.emaj_rlbk_plan ON rlbp_rlbk_id = p_rlbk_id AND rlbp_step = 'RLBK_TABLE' AND rlbp_schema = nspname AND rlbp_table = relname
      GROUP BY component)
  UPDATE emaj.emaj_rlbk_plan SET rlbp_batch_number = batch.number
    FROM member JOIN batch USING (component)
    WHERE rlbp_rlbk_id = p_rlbk_id AND rlbp_schema = nspname AND rlbp_table = relname;
END;
$_plan_batches$;
