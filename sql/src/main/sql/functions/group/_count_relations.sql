-- Brings the counters in emaj_group up to date.
-- Returns: the number of tables and sequences of the groups.
CREATE FUNCTION emaj._count_relations(p_groups TEXT[])
RETURNS INT LANGUAGE sql AS
$_count_relations$
  UPDATE emaj.emaj_group
    SET group_nb_table = (SELECT count(*) FROM emaj.emaj_relation
                            WHERE rel_group = group_name AND rel_kind = 'r' AND upper_inf(rel_time_range)),
        group_nb_sequence = (SELECT count(*) FROM emaj.emaj_relation
                               WHERE rel_group = group_name AND rel_kind = 'S' AND upper_inf(rel_time_range))
    WHERE group_name = ANY (p_groups);
  SELECT coalesce(sum(group_nb_table + group_nb_sequence), 0)::INT FROM emaj.emaj_group WHERE group_name = ANY (p_groups);
$_count_relations$;
