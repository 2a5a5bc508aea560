-- Writes a rollback's row into the trace. p_multi_group: how the operation is named there.
-- Returns: its hist_id.
CREATE FUNCTION emaj._rlbk_hist(p_multi_group BOOLEAN, p_event TEXT, p_groups TEXT[], p_wording TEXT)
RETURNS BIGINT LANGUAGE sql AS
$_rlbk_hist$
  SELECT emaj._hist(CASE WHEN p_multi_group THEN 'ROLLBACK_GROUPS' ELSE 'ROLLBACK_GROUP' END, p_event, array_to_string(p_groups, ','), p_wording);
$_rlbk_hist$;
