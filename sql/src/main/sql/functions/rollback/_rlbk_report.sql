-- The report of a rollback that has executed: notices, then warnings about changes of structure that it did not undo.
CREATE FUNCTION emaj._rlbk_report(p_rlbk emaj.emaj_rlbk)
RETURNS TABLE (severity TEXT, message TEXT) LANGUAGE sql STABLE AS
$_rlbk_report$
  SELECT 'Notice', format('Rollback id = %s.', p_rlbk.rlbk_id)
  UNION ALL
  SELECT 'Notice', format('%s / %s tables effectively processed.', p_rlbk.rlbk_eff_nb_table, p_rlbk.rlbk_nb_table)
  UNION ALL
  SELECT 'Notice', format('%s / %s sequences effectively processed.', coalesce(p_rlbk.rlbk_eff_nb_sequence, 0), p_rlbk.rlbk_nb_sequence)
  UNION ALL
  SELECT 'Notice', format('The group "%s" is empty.', group_name)
    FROM emaj.emaj_group
    WHERE group_name = ANY (p_rlbk.rlbk_groups) AND group_nb_table + group_nb_sequence = 0
  UNION ALL
  (SELECT 'Warning', format('%s "%s"."%s" in group "%s" happened after the mark and is not undone.',
                            rlchg_change_kind, rlchg_schema, rlchg_tblseq, rlchg_group)
     FROM emaj.emaj_relation_change
     WHERE rlchg_group = ANY (p_rlbk.rlbk_groups) AND rlchg_time_id > p_rlbk.rlbk_mark_time_id
     ORDER BY rlchg_time_id, rlchg_schema, rlchg_tblseq);
$_rlbk_report$;
