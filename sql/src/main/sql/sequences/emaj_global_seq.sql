-- Numbers every logged change of the database: one order over all log tables.
CREATE SEQUENCE emaj.emaj_global_seq AS BIGINT;
