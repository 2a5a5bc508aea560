package org.emajbatch.sql.enginetest;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;

/** A group g to be filled with tables that refer to others, and what a rollback of it planned. */
abstract class ForeignKeyTestCase extends EngineTestCase {

  private String operator;

  @BeforeEach
  final void createGroup() throws Exception {
    operator = createOperator();
    sql.run("SELECT emaj.emaj_create_group('g')");
  }

  final Images fillAndStart(String assigned) throws Exception {
    for (String table :
        sql.rows(
            "SELECT oid::regclass FROM pg_class WHERE relnamespace = 'app'::regnamespace AND relkind IN ('r', 'p')"
                + " AND NOT relispartition ORDER BY oid")) {
      String columns =
          sql.value(
              "SELECT string_agg('i', ', ') FROM pg_attribute WHERE attnum > 0 AND attrelid = '"
                  + table
                  + "'::regclass");
      sql.run("INSERT INTO " + table + " SELECT " + columns + " FROM generate_series(1, 10) i");
    }
    sql.run(
        "SELECT emaj.emaj_assign_tables('app', '" + assigned + "', NULL, 'g')",
        "SELECT emaj.emaj_start_group('g', 'm')");
    return Images.of(sql, "app");
  }

  final void reset() throws Exception {
    sql.run(
        "SELECT emaj.emaj_stop_group('g')",
        "SELECT emaj.emaj_drop_group('g')",
        "DROP TABLE app.child, app.parent",
        "SELECT emaj.emaj_create_group('g')");
  }

  final void rollBack(int sessions) throws Exception {
    try (ParallelRollback rollback = lockAndStart(sessions)) {
      rollback.execute();
      rollback.end();
      rollback.prepare();
      rollback.commit();
    }
  }

  /** Plans a rollback to the mark and takes its locks; nothing is restored yet. */
  final ParallelRollback lockAndStart(int sessions) throws Exception {
    ParallelRollback rollback = new ParallelRollback(database, operator, sessions);
    if ("0".equals(sql.value("SELECT count(*) FROM emaj.emaj_relation_change"))) {
      rollback.init("{g}", "m", false);
    } else {
      rollback.initAcrossChanges("{g}", "m");
    }
    rollback.lockAndStart();
    return rollback;
  }

  final List<String> steps() throws Exception {
    return sql.rows(
        "SELECT rlbp_step, rlbp_table, rlbp_object, rlbp_is_repl_role_replica FROM emaj.emaj_rlbk_plan"
            + " WHERE rlbp_step::text ~ 'FK|RLBK_TABLE' AND rlbp_rlbk_id = (SELECT max(rlbk_id) FROM emaj.emaj_rlbk) ORDER BY rlbp_step, rlbp_table");
  }

  final int batches() throws Exception {
    return Integer.parseInt(
        sql.value(
            "SELECT count(DISTINCT rlbp_batch_number) FROM emaj.emaj_rlbk_plan WHERE rlbp_step = 'RLBK_TABLE'"));
  }
}
