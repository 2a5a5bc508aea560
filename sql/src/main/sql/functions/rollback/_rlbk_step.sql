-- Executes one step of a plan. Returns: its quantity (rows, keys or sequences), NULL where there is nothing to count.
CREATE FUNCTION emaj._rlbk_step(p_rlbk emaj.emaj_rlbk, p_step emaj.emaj_rlbk_plan)
RETURNS BIGINT LANGUAGE plpgsql AS
$_rlbk_step$
DECLARE
  v_table TEXT := format('%I.%I', p_step.rlbp_schema, p_step.rlbp_table);
  v_ddl TEXT;
BEGIN
  CASE p_step.rlbp_step
    WHEN 'RLBK_TABLE' THEN
      RETURN emaj._rlbk_table_step(p_rlbk, p_step);
    WHEN 'SNAPSHOT_TABLE' THEN
      PERFORM emaj._snapshot_table_step(p_rlbk, p_step);
      RETURN NULL;
    WHEN 'VERIFY_TABLE' THEN
      RETURN emaj._verify_table_step(p_rlbk, p_step);
    WHEN 'DELETE_LOG' THEN
      RETURN emaj._delete_log_step(p_step);
    WHEN 'RLBK_SEQUENCES' THEN
      RETURN emaj._rlbk_sequences_step(p_rlbk);
    WHEN 'DIS_LOG_TRG' THEN
      v_ddl := format('ALTER TABLE ONLY %s DISABLE TRIGGER emaj_log_trg', v_table);
    WHEN 'ENA_LOG_TRG' THEN
      v_ddl := format('ALTER TABLE ONLY %s ENABLE ALWAYS TRIGGER emaj_log_trg', v_table);
    WHEN 'DIS_APP_TRG' THEN
      v_ddl := format('ALTER TABLE ONLY %s DISABLE TRIGGER %I', v_table, p_step.rlbp_object);
    WHEN 'ENA_APP_TRG' THEN
      v_ddl := format('ALTER TABLE ONLY %s ENABLE %s TRIGGER %I', v_table, p_step.rlbp_app_trg_type, p_step.rlbp_object);
    WHEN 'SET_ALWAYS_APP_TRG' THEN
      v_ddl := format('ALTER TABLE ONLY %s ENABLE ALWAYS TRIGGER %I', v_table, p_step.rlbp_object);
    WHEN 'SET_LOCAL_APP_TRG' THEN
      v_ddl := format('ALTER TABLE ONLY %s ENABLE TRIGGER %I', v_table, p_step.rlbp_object);
    WHEN 'DROP_FK' THEN
      v_ddl := format('ALTER TABLE %s DROP CONSTRAINT %I', v_table, p_step.rlbp_object);
    WHEN 'ADD_FK', 'SET_FK_IMM' THEN
      RETURN emaj._check_fkey_step(p_rlbk, p_step);
    WHEN 'SET_FK_DEF' THEN
      v_ddl := format('SET CONSTRAINTS %I.%I DEFERRED', p_step.rlbp_schema, p_step.rlbp_object);
  END CASE;
  IF p_step.rlbp_step NOT IN ('DROP_FK', 'SET_FK_DEF') THEN
    PERFORM emaj._fire_deferred_triggers(v_table::regclass);
  END IF;
  EXECUTE v_ddl;
  RETURN NULL;
END;
$_rlbk_step$;
