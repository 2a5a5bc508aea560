package org.emajbatch.sql.enginetest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who may do what, and that definer functions give no more away than they should. */
class RightsTest extends EngineTestCase {

  @BeforeEach
  void prepare() throws Exception {
    sql.run(
        "CREATE TABLE app.a (id int PRIMARY KEY, p int REFERENCES app.a)",
        "INSERT INTO app.a VALUES (1, 1)",
        "SELECT emaj.emaj_create_group('g')",
        "SELECT emaj.emaj_assign_table('app', 'a', 'g')",
        "SELECT emaj.emaj_start_group('g', 'm')");
  }

  @Test
  void nobodyMayCallAFunctionWithoutAGrant() throws Exception {
    assertThat(
            sql.rows(
                "SELECT p.oid::regprocedure FROM pg_proc p JOIN pg_namespace n ON n.oid = pronamespace"
                    + " CROSS JOIN LATERAL aclexplode(coalesce(proacl, acldefault('f', proowner))) AS acl"
                    + " WHERE nspname = 'emaj' AND acl.grantee = 0"))
        .isEmpty();
  }

  @Test
  void everyDefinerFunctionHasAClosedSearchPath() throws Exception {
    assertThat(
            sql.rows(
                "SELECT p.oid::regprocedure FROM pg_proc p JOIN pg_namespace n ON n.oid = pronamespace"
                    + " WHERE nspname = 'emaj' AND prosecdef"
                    + " AND NOT coalesce('search_path=pg_catalog, pg_temp' = ANY (proconfig), false)"))
        .as("all but log functions, for which LogFunctionTest answers")
        .containsExactly("emaj.app_a_log_fnct()");
  }

  @Test
  void aViewerLooksAndDoesNothing() throws Exception {
    String viewer = "viewer_" + database.name();
    database.createRole(viewer, "emaj_viewer");
    try (Session look = new Session(database.open(viewer))) {
      assertThat(look.rows("SELECT * FROM emaj.emaj_log_stat_group('g', 'm', NULL)")).hasSize(1);
      assertThat(look.rows("SELECT * FROM emaj.emaj_rollback_activity()")).isEmpty();
      assertThat(look.value("SELECT emaj.emaj_estimate_rollback_group('g', 'm', false)"))
          .isNotEmpty();
      assertThat(
              look.value(
                  "SELECT param_value_text FROM emaj.emaj_visible_param WHERE param_key = 'dblink_user_password'"))
          .isEqualTo("<masked data>");
      for (String denied :
          new String[] {
            "SELECT * FROM emaj.emaj_param",
            "SELECT emaj.emaj_set_mark_group('g', 'x')",
            "SELECT emaj.emaj_rollback_group('g', 'm')",
            "SELECT emaj._rlbk_init('{g}', 'm', false, 1, false, false, NULL)",
            "DELETE FROM emaj.emaj_mark"
          }) {
        assertThatThrownBy(() -> look.run(denied)).hasMessageContaining("permission denied");
      }
    }
  }

  @Test
  void anAdministratorCannotBorrowTheOwnersRights() throws Exception {
    String operator = createOperator();
    try (Session adm = new Session(database.open(operator))) {
      for (String denied :
          new String[] {
            "SELECT emaj._dblink_sql_exec('rlbk#1', 'SELECT 1', NULL)",
            "SELECT emaj._restore_rows_as_replica(NULL, 0, 0, FALSE)",
            "SELECT emaj._create_log_function(0, 'emaj', 'x')",
            // What definer functions execute is read from these tables.
            "UPDATE emaj.emaj_rlbk_plan SET rlbp_object_def = 'CHECK (true); ALTER ROLE x SUPERUSER'",
            "UPDATE emaj.emaj_rlbk SET rlbk_dblink_schema = 'app'",
            "INSERT INTO emaj.emaj_relation SELECT * FROM emaj.emaj_relation",
            "DELETE FROM emaj.emaj_mark",
            "SELECT * FROM app.a"
          }) {
        assertThatThrownBy(() -> adm.run(denied)).hasMessageContaining("permission denied");
      }
      sql.run("DELETE FROM app.a");
      adm.run("BEGIN", "SELECT emaj.emaj_rollback_group('g', 'm')");
      assertThat(adm.value("SHOW session_replication_role")).isEqualTo("origin");
      adm.run("COMMIT");
    }
    assertThat(sql.value("SELECT count(*) FROM app.a")).isEqualTo("1");
  }

  @Test
  void changesOfARoleWithoutRightsOnTheEngineAreLoggedUnderItsName() throws Exception {
    String application = "a_role_name_that_is_longer_than_32_bytes_" + database.name();
    database.createRole(application);
    sql.run(
        "GRANT USAGE ON SCHEMA app TO \"" + application + "\"",
        "GRANT ALL ON app.a TO \"" + application + "\"");
    try (Session app = new Session(database.open(application))) {
      app.run("INSERT INTO app.a VALUES (2, 1)");
      assertThatThrownBy(() -> app.run("SELECT * FROM emaj.app_a_log"))
          .hasMessageContaining("permission denied");
    }
    assertThat(sql.value("SELECT id, emaj_verb, emaj_tuple, emaj_user FROM emaj.app_a_log"))
        .isEqualTo("2|INS|NEW|" + application);
    sql.run("DROP OWNED BY \"" + application + "\"");
  }

  @Test
  void aViewerWhoEstimatesKeepsNobodyWaiting() throws Exception {
    String viewer = "viewer_" + database.name();
    database.createRole(viewer, "emaj_viewer");
    try (Session look = new Session(database.open(viewer))) {
      look.run("BEGIN", "SELECT emaj.emaj_estimate_rollback_group('g', 'm', false)");
      sql.run("SET lock_timeout = '2s'", "SELECT emaj.emaj_set_mark_group('g', 'n')");
    }
    assertThat(sql.value("SELECT count(*) FROM emaj.emaj_mark WHERE mark_name = 'n'"))
        .isEqualTo("1");
  }
}
