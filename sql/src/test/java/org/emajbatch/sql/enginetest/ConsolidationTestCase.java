package org.emajbatch.sql.enginetest;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;

/**
 * A group with changes before, between and after two marks, whose logged rollbacks are
 * consolidated.
 */
abstract class ConsolidationTestCase extends MarkedGroupTestCase {

  @BeforeEach
  void prepare() throws Exception {
    sql.run(
        "CREATE TABLE app.t (id int PRIMARY KEY, v int)",
        "CREATE TABLE app.u (id int PRIMARY KEY, v int)",
        "CREATE TABLE app.still (id int PRIMARY KEY)",
        "CREATE SEQUENCE app.s",
        "INSERT INTO app.t SELECT i, i FROM generate_series(1, 9) i",
        "INSERT INTO app.u SELECT i, i FROM generate_series(1, 9) i",
        "SELECT emaj.emaj_create_group('g')",
        "SELECT emaj.emaj_assign_tables('app', '{t,u,still}', 'g')",
        "SELECT emaj.emaj_assign_sequence('app', 's', 'g')",
        "SELECT emaj.emaj_start_group('g', 'start')",
        "UPDATE app.t SET v = v + 10 WHERE id <= 5",
        "DELETE FROM app.u WHERE id = 9",
        "SELECT setval('app.s', 100)",
        "SELECT emaj.emaj_set_mark_group('g', 'm1')",
        "UPDATE app.t SET v = v + 100 WHERE id <= 3",
        "INSERT INTO app.t VALUES (10, 10)",
        "SELECT setval('app.s', 200)",
        "SELECT emaj.emaj_set_mark_group('g', 'm2')",
        "UPDATE app.t SET v = v + 1000 WHERE id <= 2",
        "UPDATE app.u SET v = v + 1000 WHERE id <= 2");
  }

  /** Goes back to a mark and logs that. Returns: the mark at its end. */
  final String rollBackLogged(String mark) throws Exception {
    sql.run("SELECT emaj.emaj_logged_rollback_group('g', '%s')".formatted(mark));
    return "RLBK_" + sql.value("SELECT max(rlbk_id) FROM emaj.emaj_rlbk") + "_DONE";
  }

  /** How many tables and sequences were consolidated. */
  final String consolidate(String end) throws Exception {
    return sql.value("SELECT emaj.emaj_consolidate_rollback_group('g', '%s')".formatted(end));
  }

  /** What can be, with the marks, the changes and the marks in between. */
  final List<String> consolidable() throws Exception {
    return sql.rows(
        "SELECT cons_group, cons_target_rlbk_mark_name, cons_end_rlbk_mark_name, cons_rows, cons_marks"
            + " FROM emaj.emaj_get_consolidable_rollbacks()");
  }
}
