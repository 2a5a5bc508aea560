package org.emajbatch.sql.enginetest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** TRUNCATE is logged row by row, so that it can be undone. */
class TruncateTest extends EngineTestCase {

  @BeforeEach
  void prepare() throws Exception {
    sql.run(
        "CREATE DOMAIN app.needed AS int NOT NULL",
        "CREATE TABLE app.a (id int PRIMARY KEY, v app.needed)",
        "INSERT INTO app.a SELECT i, i FROM generate_series(1, 3) i",
        "SELECT emaj.emaj_create_group('g')",
        "SELECT emaj.emaj_assign_table('app', 'a', 'g')",
        "SELECT emaj.emaj_start_group('g', 'm')");
  }

  @Test
  void aDomainThatForbidsNullIsNoObstacle() throws Exception {
    Images atMark = Images.of(sql, "app");
    sql.run("TRUNCATE app.a");
    assertThat(sql.rows("SELECT DISTINCT emaj_tuple FROM emaj.app_a_log"))
        .as("a marker would have to hold NULL")
        .containsExactly("OLD");
    sql.run("INSERT INTO app.a VALUES (3, 4)");
    sql.run("SELECT emaj.emaj_rollback_group('g', 'm')");
    assertThat(Images.of(sql, "app")).isEqualTo(atMark);
  }

  @Test
  void theMarkerIsWrittenWithoutAskingDomains() throws Exception {
    sql.run(
        "CREATE FUNCTION app.ask(i int) RETURNS bool LANGUAGE plpgsql AS"
            + " 'BEGIN RAISE EXCEPTION ''asked as %'', current_user; END'",
        "ALTER DOMAIN app.needed DROP NOT NULL",
        "ALTER DOMAIN app.needed ADD CHECK (app.ask(VALUE)) NOT VALID");
    assertThatThrownBy(
            () -> sql.run("INSERT INTO emaj.app_a_log (emaj_verb, emaj_tuple) VALUES ('TRU', '')"))
        .as("the plain way to write it")
        .hasMessageContaining("asked as");
    sql.run("TRUNCATE app.a");
    assertThat(sql.rows("SELECT id, v, emaj_tuple FROM emaj.app_a_log ORDER BY emaj_gid"))
        .containsExactly("1|1|OLD", "2|2|OLD", "3|3|OLD", "||");
  }

  @Test
  void aRenamedTableCanStillBeTruncated() throws Exception {
    sql.run("ALTER TABLE app.a RENAME TO renamed", "TRUNCATE app.renamed");
    assertThat(sql.value("SELECT count(*) FROM emaj.app_a_log WHERE emaj_verb = 'TRU'"))
        .isEqualTo("3");
  }

  @Test
  void anOldSnapshotThatDoesNotShowAllRowsIsRefused() throws Exception {
    try (Session old = new Session(database.open())) {
      old.run("BEGIN ISOLATION LEVEL REPEATABLE READ", "SELECT 1");
      sql.run("INSERT INTO app.a VALUES (4, 4)");
      assertThatThrownBy(() -> old.run("TRUNCATE app.a")).hasMessageContaining("READ COMMITTED");
    }
    assertThat(sql.value("SELECT count(*) FROM app.a")).isEqualTo("4");
  }
}
