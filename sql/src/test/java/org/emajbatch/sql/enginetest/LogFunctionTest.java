package org.emajbatch.sql.enginetest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The log function runs with its owner's rights under the search path of whoever changes a row: no
 * name in it may be found there.
 */
class LogFunctionTest extends EngineTestCase {

  private static final String CHANGES =
      "INSERT INTO app.a VALUES (4, 'four'), (5, 'five'); UPDATE app.a SET v = v || '.' WHERE id OPERATOR(pg_catalog.=) 1;"
          + " DELETE FROM app.a WHERE id OPERATOR(pg_catalog.=) 2";

  private String application;

  @BeforeEach
  void prepare() throws Exception {
    sql.run(
        "CREATE TABLE app.a (id int PRIMARY KEY, v varchar(20))",
        "INSERT INTO app.a VALUES (1, 'one'), (2, 'two'), (3, 'three')",
        "SELECT emaj.emaj_create_group('g')",
        "SELECT emaj.emaj_assign_table('app', 'a', 'g')",
        "SELECT emaj.emaj_start_group('g', 'm')",
        "CREATE SCHEMA hostile",
        "CREATE TABLE hostile.calls (who text)");
    application = "application_" + database.name();
    database.createRole(application);
    sql.run(
        "GRANT USAGE ON SCHEMA app TO " + application,
        "GRANT ALL ON app.a TO " + application,
        "GRANT ALL ON SCHEMA hostile TO " + application,
        "GRANT ALL ON hostile.calls TO " + application);
  }

  @Test
  void nothingThatTheApplicationPutsInFrontIsCalled() throws Exception {
    Images atMark = Images.of(sql, "app");
    try (Session app = hostileApplication()) {
      app.run(CHANGES);
    }
    assertThat(sql.rows("SELECT * FROM hostile.calls")).isEmpty();
    assertThat(
            sql.rows(
                "SELECT id, v, emaj_verb, emaj_tuple, emaj_user FROM emaj.app_a_log ORDER BY emaj_gid, emaj_tuple DESC"))
        .containsExactly(
            "4|four|INS|NEW|" + application,
            "5|five|INS|NEW|" + application,
            "1|one|UPD|OLD|" + application,
            "1|one.|UPD|NEW|" + application,
            "2|two|DEL|OLD|" + application);
    sql.run("SELECT emaj.emaj_rollback_group('g', 'm')");
    assertThat(Images.of(sql, "app")).isEqualTo(atMark);
    dropHostile();
  }

  @Test
  void aBodyWithoutSchemasWouldCallWhatTheApplicationPutsInFront() throws Exception {
    sql.run(
        "DO $do$ BEGIN EXECUTE replace(replace(pg_get_functiondef('emaj.app_a_log_fnct'::regproc),"
            + " 'OPERATOR(pg_catalog.=)', '='), 'pg_catalog.', ''); END $do$");
    try (Session app = hostileApplication()) {
      app.run("INSERT INTO app.a VALUES (4, 'four')");
    }
    assertThat(sql.value("SELECT emaj_gid FROM emaj.app_a_log")).isEqualTo("-1");
    assertThat(sql.rows("SELECT DISTINCT who FROM hostile.calls"))
        .containsExactly(sql.value("SELECT current_user"));
    dropHostile();
  }

  @Test
  void anotherSearchPathInTheSameSessionChangesNothing() throws Exception {
    try (Session app = new Session(database.open())) {
      for (String path : new String[] {"''", "app", "pg_temp, app", "app, pg_catalog", "emaj"}) {
        app.run("SET search_path = " + path, "UPDATE app.a SET v = v", "DISCARD PLANS");
        app.run("UPDATE app.a SET v = v");
      }
    }
    assertThat(sql.value("SELECT count(*), count(DISTINCT emaj_gid) FROM emaj.app_a_log"))
        .isEqualTo("60|30");
  }

  /** Its functions, operators and types stand in front of those that the log function means. */
  private Session hostileApplication() throws Exception {
    Session app = new Session(database.open(application));
    String spy =
        " LANGUAGE plpgsql AS 'BEGIN INSERT INTO hostile.calls VALUES (current_user); RETURN ";
    app.run(
        "CREATE FUNCTION hostile.same(text, text) RETURNS bool" + spy + "texteq($1, $2); END'",
        "CREATE OPERATOR hostile.= (LEFTARG = text, RIGHTARG = text, FUNCTION = hostile.same)",
        "CREATE FUNCTION hostile.nextval(regclass) RETURNS bigint" + spy + "-1; END'",
        "CREATE FUNCTION hostile.nextval(text) RETURNS bigint" + spy + "-1; END'",
        "CREATE FUNCTION hostile.clock_timestamp() RETURNS timestamptz" + spy + "NULL; END'",
        "CREATE FUNCTION hostile.txid_current() RETURNS bigint" + spy + "-1; END'",
        "CREATE FUNCTION hostile.is_good(anyelement) RETURNS bool" + spy + "NULL::int; END'",
        "CREATE DOMAIN hostile.int8 AS bigint CHECK (hostile.is_good(VALUE))",
        "CREATE DOMAIN hostile.regclass AS text CHECK (hostile.is_good(VALUE))",
        "CREATE TEMPORARY TABLE app_a_log (LIKE app.a)",
        "CREATE TEMPORARY SEQUENCE emaj_global_seq",
        "SET search_path = pg_temp, hostile, pg_catalog");
    return app;
  }

  private void dropHostile() throws Exception {
    sql.run("DROP OWNED BY " + application + " CASCADE", "DROP SCHEMA hostile CASCADE");
  }
}
