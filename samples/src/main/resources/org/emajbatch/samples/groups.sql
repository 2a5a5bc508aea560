-- Two table groups, made in the two documented ways: "shop" from rows of emaj_group_def, "back office" empty and then filled.

INSERT INTO emaj.emaj_group_def (grpdef_group, grpdef_schema, grpdef_tblseq)
  SELECT 'shop', relnamespace::regnamespace::text, relname
    FROM pg_catalog.pg_class WHERE relnamespace = 'shop'::regnamespace AND relkind IN ('r', 'S');
SELECT emaj.emaj_create_group('shop');

SELECT emaj.emaj_create_group('back office', true, 'Depots and accounts');
SELECT emaj.emaj_assign_sequences('warehouse', '.*', NULL, 'back office');
SELECT emaj.emaj_assign_tables('warehouse', '.*', NULL, 'back office');
SELECT emaj.emaj_assign_sequences('billing', '.*', NULL, 'back office');
SELECT emaj.emaj_assign_tables('billing', '.*', NULL, 'back office');

SELECT emaj.emaj_start_groups(ARRAY['shop', 'back office'], 'started');
