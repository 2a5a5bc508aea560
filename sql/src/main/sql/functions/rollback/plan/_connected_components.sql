-- The connected components of an undirected graph, by union-find with path halving: near linear in the number of edges.
-- p_nodes: distinct nodes; p_from, p_to: the ends of each edge, all of them in p_nodes.
-- Returns: each node with the position in p_nodes of its component's representative.
CREATE FUNCTION emaj._connected_components(p_nodes OID[], p_from OID[], p_to OID[])
RETURNS TABLE (node OID, component INT) LANGUAGE plpgsql STABLE AS
$_connected_components$
DECLARE
  v_parent INT[];
  v_a INT;
  v_b INT;
BEGIN
  v_parent := ARRAY (SELECT generate_subscripts(p_nodes, 1));
  FOR v_a, v_b IN
    WITH position AS (SELECT * FROM unnest(p_nodes) WITH ORDINALITY AS listed (oid, rank))
    SELECT one.rank, other.rank
      FROM unnest(p_from, p_to) AS edge (one, other)
           JOIN position AS one ON one.oid = edge.one
           JOIN position AS other ON other.oid = edge.other
  LOOP
    WHILE v_parent[v_a] <> v_a LOOP
      v_parent[v_a] := v_parent[v_parent[v_a]];
      v_a := v_parent[v_a];
    END LOOP;
    WHILE v_parent[v_b] <> v_b LOOP
      v_parent[v_b] := v_parent[v_parent[v_b]];
      v_b := v_parent[v_b];
    END LOOP;
    v_parent[greatest(v_a, v_b)] := least(v_a, v_b);
  END LOOP;
  -- A parent stands before its child, so one pass in order reaches every root.
  FOR v_a IN 1..coalesce(cardinality(p_nodes), 0) LOOP
    v_parent[v_a] := v_parent[v_parent[v_a]];
    node := p_nodes[v_a];
    component := v_parent[v_a];
    RETURN NEXT;
  END LOOP;
END;
$_connected_components$;
