-- Whether steps of a kind take so long that each is estimated by its own past, not by that of all of its kind.
CREATE FUNCTION emaj._is_long_step(p_step emaj._rlbk_step_enum)
RETURNS BOOLEAN LANGUAGE sql IMMUTABLE AS
$_is_long_step$
  SELECT p_step IN ('RLBK_TABLE', 'VERIFY_TABLE', 'RLBK_SEQUENCES', 'DELETE_LOG', 'ADD_FK', 'SET_FK_IMM');
$_is_long_step$;
