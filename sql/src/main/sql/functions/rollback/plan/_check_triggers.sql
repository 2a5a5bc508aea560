-- Refuses a plan that would disable triggers which only a superuser may disable: on PostgreSQL 14 those that a partition has of
-- its partitioned table.
CREATE FUNCTION emaj._check_triggers(p_rlbk_id INT)
RETURNS VOID LANGUAGE plpgsql AS
$_check_triggers$
DECLARE
  v_triggers TEXT;
BEGIN
  SELECT string_agg(format('"%s" of "%s"."%s"', trigger_name, rlbp_schema, rlbp_table), ', ' ORDER BY rlbp_schema, rlbp_table, trigger_name)
    INTO v_triggers
    FROM emaj.emaj_rlbk_plan
         JOIN emaj._application_triggers()
           ON table_oid = format('%I.%I', rlbp_schema, rlbp_table)::regclass AND trigger_name = rlbp_object
    WHERE rlbp_rlbk_id = p_rlbk_id AND rlbp_step IN ('DIS_APP_TRG', 'SET_ALWAYS_APP_TRG') AND is_internal
      AND NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user);
  IF v_triggers IS NOT NULL THEN
    RAISE EXCEPTION 'emaj rollback: on this version of PostgreSQL only a superuser may disable the trigger %, which belongs to a '
                    'partitioned table; the engine''s owner "%" is none.', v_triggers, current_user
      USING HINT = 'Name it among the ignored triggers of the partition if it may fire during rollbacks, or install the engine as superuser.';
  END IF;
END;
$_check_triggers$;
