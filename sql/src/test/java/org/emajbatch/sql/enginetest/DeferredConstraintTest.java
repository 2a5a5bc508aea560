package org.emajbatch.sql.enginetest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Constraints that wait for the end of the transaction do not stand in a rollback's way. */
class DeferredConstraintTest extends EngineTestCase {

  @BeforeEach
  void prepare() throws Exception {
    sql.run(
        "CREATE TABLE app.\"Uni que\" (id int PRIMARY KEY DEFERRABLE INITIALLY DEFERRED,"
            + " u int CONSTRAINT same UNIQUE DEFERRABLE INITIALLY DEFERRED, x int,"
            + " EXCLUDE USING gist (x WITH =) DEFERRABLE INITIALLY DEFERRED)",
        "CREATE TABLE app.kept (id int PRIMARY KEY, v int)",
        "CREATE TABLE app.trace (what text)",
        "INSERT INTO app.\"Uni que\" SELECT i, i, i FROM generate_series(1, 10) i",
        "INSERT INTO app.kept SELECT i, i FROM generate_series(1, 10) i",
        "CREATE FUNCTION app.trace() RETURNS trigger LANGUAGE plpgsql AS"
            + " 'BEGIN INSERT INTO app.trace VALUES (TG_OP); RETURN NULL; END'",
        "CREATE CONSTRAINT TRIGGER \"to trace\" AFTER INSERT OR UPDATE OR DELETE ON app.kept"
            + " DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION app.trace()",
        "SELECT emaj.emaj_create_group('g')",
        "SELECT emaj.emaj_assign_tables('app', 'Uni que', NULL, 'g')",
        "SELECT emaj.emaj_assign_table('app', 'kept', 'g', '{\"ignored_triggers\": [\"to trace\"]}')",
        "SELECT emaj.emaj_start_group('g', 'm')");
  }

  @ParameterizedTest
  @ValueSource(strings = {"emaj_rollback_group", "emaj_logged_rollback_group"})
  void swappedValuesGoBack(String rollback) throws Exception {
    Images atMark = Images.of(sql, "app");
    for (int i = 0; i < 2; i++) {
      sql.run(
          "UPDATE app.\"Uni que\" SET id = 11 - id, u = 11 - u, x = 11 - x",
          "DELETE FROM app.\"Uni que\" WHERE id = 3",
          "INSERT INTO app.\"Uni que\" VALUES (12, 3, 3)",
          "SELECT emaj." + rollback + "('g', 'm')");
      assertThat(Images.of(sql, "app")).isEqualTo(atMark);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"emaj_rollback_group", "emaj_logged_rollback_group"})
  void aKeptConstraintTriggerFiresForWhatComesBack(String rollback) throws Exception {
    sql.run(
        "UPDATE app.kept SET v = -v",
        "TRUNCATE app.trace",
        "SELECT emaj." + rollback + "('g', 'm')");
    assertThat(sql.rows("SELECT what, count(*) FROM app.trace GROUP BY 1 ORDER BY 1"))
        .containsExactly("DELETE|10", "INSERT|10");
    assertThat(sql.value("SELECT sum(v) FROM app.kept")).isEqualTo("55");
  }

  @Test
  void whatTheCallersTransactionHasDeferredIsCheckedFirst() throws Exception {
    Images atMark = Images.of(sql, "app");
    sql.run(
        "BEGIN",
        "UPDATE app.\"Uni que\" SET id = 11 - id, u = 11 - u, x = 11 - x",
        "SELECT emaj.emaj_rollback_group('g', 'm')",
        "COMMIT");
    assertThat(Images.of(sql, "app")).isEqualTo(atMark);
    sql.run("BEGIN", "UPDATE app.\"Uni que\" SET u = 1");
    assertRefused("SELECT emaj.emaj_rollback_group('g', 'm')", "\"same\"");
    sql.run("ROLLBACK");
    sql.run("BEGIN", "UPDATE app.\"Uni que\" SET u = 11 - u", "COMMIT");
  }
}
