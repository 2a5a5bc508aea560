-- Refuses a rollback after which a foreign key would not hold. The SQLSTATE is the server's own for that, and the names stand in
-- the fields of the error that are made for them.
-- p_schema, p_table, p_name: the key; p_detail: which of its keys are used and missing.
CREATE FUNCTION emaj._fkey_broken(p_schema TEXT, p_table TEXT, p_name TEXT, p_detail TEXT)
RETURNS VOID LANGUAGE plpgsql AS
$_fkey_broken$
BEGIN
  RAISE EXCEPTION 'emaj rollback: the foreign key "%" of "%"."%" would not hold.', p_name, p_schema, p_table
    USING ERRCODE = 'foreign_key_violation', SCHEMA = p_schema, TABLE = p_table, CONSTRAINT = p_name, DETAIL = p_detail,
          HINT = 'Nothing was changed. Insert the missing rows, or delete or change those that refer to them if their table is not '
                 'rolled back, and try again. Keys between tables that go back to the same mark together always hold.';
END;
$_fkey_broken$;
