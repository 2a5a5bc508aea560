package org.emajbatch.sql.enginetest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Row triggers fire when a statement ends, so what a statement nested in another one changes is
 * logged before what the outer one changed earlier. The smallest gid of a key is then not its
 * earliest image.
 */
class TangledLogTest extends EngineTestCase {

  @BeforeEach
  void prepare() throws Exception {
    sql.run(
        "CREATE TABLE app.t (id int PRIMARY KEY, qty int, j json)",
        "INSERT INTO app.t SELECT i, 0, '{}' FROM generate_series(1, 3) i",
        "SELECT emaj.emaj_create_group('g')");
  }

  @Test
  @DisplayName("hazard 1: the smallest gid of a key need not be its earliest image")
  void aTriggerThatWritesAnotherRowOfTheSameTable() throws Exception {
    sql.run(
        "CREATE FUNCTION app.second() RETURNS trigger LANGUAGE plpgsql AS"
            + " 'BEGIN UPDATE app.t SET qty = qty + 10 WHERE id = 2; RETURN NULL; END'",
        "CREATE TRIGGER second AFTER UPDATE ON app.t FOR EACH ROW WHEN (NEW.id = 1) EXECUTE FUNCTION app.second()");
    rollBackAfter("UPDATE app.t SET qty = qty + 1");
    sql.run("UPDATE app.t SET qty = qty + 1");
    assertThat(
            sql.rows(
                "SELECT DISTINCT ON (id) id, qty FROM emaj.app_t_log WHERE emaj_tuple = 'OLD' ORDER BY id, emaj_gid"))
        .as("what a rollback by the smallest gid would restore, instead of zeros")
        .containsExactly("1|0", "2|1", "3|0");
  }

  @Test
  void aFunctionThatWritesWhileItsStatementRuns() throws Exception {
    sql.run(
        "CREATE FUNCTION app.next(i int) RETURNS int LANGUAGE plpgsql AS"
            + " 'BEGIN UPDATE app.t SET qty = qty + 10 WHERE id = i - 1; RETURN i; END'");
    rollBackAfter("UPDATE app.t SET qty = app.next(id)");
  }

  @Test
  void aTriggerThatDeletesWhatWasJustInserted() throws Exception {
    sql.run(
        "CREATE FUNCTION app.drop() RETURNS trigger LANGUAGE plpgsql AS"
            + " 'BEGIN DELETE FROM app.t WHERE id > NEW.id; RETURN NULL; END'",
        "CREATE TRIGGER drop AFTER INSERT ON app.t FOR EACH ROW EXECUTE FUNCTION app.drop()");
    rollBackAfter("INSERT INTO app.t SELECT i, i FROM generate_series(11, 13) i");
  }

  @Test
  void aKeyThatWasDeletedAndInsertedAgainInOneTransaction() throws Exception {
    rollBackAfter(
        "BEGIN; DELETE FROM app.t WHERE id = 1; INSERT INTO app.t VALUES (1, 5, '[]');"
            + " UPDATE app.t SET id = id + 10; UPDATE app.t SET id = id - 10; UPDATE app.t SET id = 4 WHERE id = 3; COMMIT");
  }

  /** The images of rows are compared in binary form, which is that of the client's encoding. */
  @Test
  void aClientWhoseEncodingLacksLettersOfTheRows() throws Exception {
    sql.run("ALTER TABLE app.t ADD note text DEFAULT '\u20ac'");
    start();
    sql.run("UPDATE app.t SET qty = 1", "UPDATE app.t SET qty = 2, note = '\u2260'");
    sql.run(
        "SELECT dblink_connect('latin', 'host=' || emaj._dblink_host() || ' dbname=' || quote_ident(current_database()) || ' port=' ||"
            + " current_setting('port') || ' ' || param_value_text) FROM emaj.emaj_param WHERE param_key ="
            + " 'dblink_user_password'",
        "SELECT dblink_exec('latin', 'SET client_encoding = LATIN1')",
        "SELECT * FROM dblink('latin', 'SELECT rlbk_message FROM emaj.emaj_rollback_group(''g'', ''m'')') AS (m text)");

    assertThat(sql.rows("SELECT DISTINCT qty, note FROM app.t")).containsExactly("0|\u20ac");
  }

  @Test
  void aRowThatCameBackToWhatItWasIsLeftAlone() throws Exception {
    start();
    sql.run("BEGIN; UPDATE app.t SET qty = 1; UPDATE app.t SET qty = 0; COMMIT");
    String places = "SELECT ctid, xmin FROM app.t ORDER BY id";
    var before = sql.rows(places);
    sql.run("SELECT emaj.emaj_rollback_group('g', 'm')");
    assertThat(sql.rows(places)).isEqualTo(before);
  }

  private void rollBackAfter(String change) throws Exception {
    start();
    Images atMark = Images.of(sql, "app");
    sql.run(change);
    assertThat(Images.of(sql, "app")).isNotEqualTo(atMark);
    sql.run("SELECT emaj.emaj_logged_rollback_group('g', 'm')");
    assertThat(Images.of(sql, "app")).as("after " + change).isEqualTo(atMark);
    sql.run("SELECT emaj.emaj_rollback_group('g', 'm')");
    assertThat(Images.of(sql, "app")).as("log of the rollback itself").isEqualTo(atMark);
  }

  private void start() throws Exception {
    sql.run(
        "SELECT emaj.emaj_assign_tables('app', '.*', NULL, 'g')",
        "SELECT emaj.emaj_start_group('g', 'm')");
  }
}
