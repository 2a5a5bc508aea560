package org.emajbatch.sql.enginetest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What sessions, their roles and their settings do to logging and rollbacks; see {@link
 * RestoreHazardsTest} for the others. Row security, rules, inheritance and changed columns, the
 * rest of hazard 13, are {@link TableStructureTest}.
 */
class SessionHazardsTest extends EngineTestCase {

  private static final String ROLLBACK = "SELECT emaj.emaj_rollback_group('g', 'm')";

  private Images atMark;

  @BeforeEach
  void prepare() throws Exception {
    sql.run(
        "CREATE TABLE app.a (id int PRIMARY KEY, v text)",
        "CREATE TABLE app.b (id int PRIMARY KEY, a int REFERENCES app.a)",
        "CREATE SEQUENCE app.s INCREMENT 3",
        "INSERT INTO app.a SELECT i, 'v' FROM generate_series(1, 5) i",
        "INSERT INTO app.b SELECT i, i FROM generate_series(1, 5) i",
        "SELECT nextval('app.s')",
        "SELECT emaj.emaj_create_group('g')",
        "SELECT emaj.emaj_assign_tables('app', '.*', NULL, 'g')",
        "SELECT emaj.emaj_assign_sequences('app', '.*', NULL, 'g')",
        "SELECT emaj.emaj_start_group('g', 'm')");
    atMark = Images.of(sql, "app");
    sql.run("DELETE FROM app.b WHERE id > 2", "DELETE FROM app.a WHERE id > 3");
  }

  @Test
  @DisplayName("hazard 8: replica role would stay with the caller of a function that sets it")
  void replicaRoleEndsWithTheFunction() throws Exception {
    sql.run(
        "CREATE FUNCTION public.naive() RETURNS void LANGUAGE plpgsql SECURITY DEFINER AS"
            + " 'BEGIN SET LOCAL session_replication_role = replica; END'");
    try (Session operator = new Session(database.open(createOperator()))) {
      operator.run("BEGIN", "SELECT public.naive()");
      assertThat(operator.value("SHOW session_replication_role")).isEqualTo("replica");
      operator.run("ROLLBACK", "BEGIN", ROLLBACK);
      assertThat(
              sql.value(
                  "SELECT count(*) > 0 FROM emaj.emaj_rlbk_plan WHERE rlbp_is_repl_role_replica"))
          .as("the rollback works in replica role")
          .isEqualTo("t");
      assertThat(operator.value("SHOW session_replication_role")).isEqualTo("origin");
      operator.run("COMMIT");
    }
    assertThat(Images.of(sql, "app")).isEqualTo(atMark);
  }

  @Test
  @DisplayName("hazard 10: a role's name may have 63 bytes")
  void roleNameOf63Bytes() throws Exception {
    String longest = "é" + (database.name() + "_".repeat(63)).substring(0, 61);
    String other = "other_" + database.name();
    database.createRole(other);
    database.createRole(longest, other);
    sql.run("GRANT USAGE ON SCHEMA app TO PUBLIC", "GRANT ALL ON app.a TO PUBLIC");
    try (Session app = new Session(database.open(longest))) {
      app.run("INSERT INTO app.a VALUES (6, 'own')", "SET ROLE " + other);
      app.run("INSERT INTO app.a VALUES (7, 'as another role')");
      assertThat(
              sql.rows(
                  "SELECT octet_length(emaj_user), emaj_user FROM emaj.app_a_log WHERE id > 5 ORDER BY id"))
          .as("the session's user, whatever SET ROLE says")
          .containsExactly("63|" + longest, "63|" + longest);
      sql.run(
          "ALTER TABLE emaj.app_a_log ALTER emaj_user TYPE VARCHAR(32) USING left(emaj_user, 32)");
      assertThatThrownBy(() -> app.run("DELETE FROM app.a WHERE id = 7"))
          .hasMessageContaining("value too long for type character varying(32)");
    }
  }

  @Test
  @DisplayName("hazard 12: setval() alone is not undone when the transaction aborts")
  void sequencesOfAnAbortedRollback() throws Exception {
    sql.run("SELECT nextval('app.s')", "BEGIN", "SELECT setval('app.s', 1)", "ROLLBACK");
    assertThat(sql.value("SELECT last_value FROM app.s")).as("naive").isEqualTo("1");
    sql.run("SELECT nextval('app.s'), nextval('app.s')", "ALTER SEQUENCE app.s INCREMENT 7");
    Images changed = Images.of(sql, "app");
    sql.run("BEGIN", ROLLBACK);
    assertThat(Images.of(sql, "app")).isEqualTo(atMark);
    sql.run("ROLLBACK");
    assertThat(Images.of(sql, "app")).isEqualTo(changed);
    sql.run("BEGIN", ROLLBACK, "PREPARE TRANSACTION '" + database.name() + "'");
    sql.run("ROLLBACK PREPARED '" + database.name() + "'");
    assertThat(Images.of(sql, "app")).isEqualTo(changed);
    sql.run(ROLLBACK);
    assertThat(Images.of(sql, "app")).isEqualTo(atMark);
  }

  @Test
  @DisplayName("hazard 13: changes in replica role are logged, ordinary triggers would miss them")
  void changesInReplicaRole() throws Exception {
    sql.run(
        "SET session_replication_role = replica",
        "DELETE FROM app.a WHERE id = 1",
        "RESET session_replication_role",
        "ALTER TABLE app.b ENABLE TRIGGER emaj_log_trg",
        "SET session_replication_role = replica",
        "DELETE FROM app.b WHERE id = 1",
        "RESET session_replication_role",
        "ALTER TABLE app.b ENABLE ALWAYS TRIGGER emaj_log_trg");
    assertThat(sql.rows("SELECT id FROM emaj.app_a_log ORDER BY id"))
        .containsExactly("1", "4", "5");
    assertThat(sql.rows("SELECT id FROM emaj.app_b_log ORDER BY id"))
        .as("naive")
        .containsExactly("3", "4", "5");
    sql.run("INSERT INTO app.b VALUES (1, NULL)", "UPDATE app.b SET id = 1 WHERE id = 1");
    sql.run(ROLLBACK);
    assertThat(sql.value("SELECT count(*) FROM app.a")).isEqualTo("5");
  }

  @Test
  @DisplayName("hazard 13: the caller's search path and row security setting play no part")
  void searchPathAndRowSecurityOfTheCaller() throws Exception {
    sql.run(
        "CREATE TABLE app.emaj_group (group_name text)",
        "CREATE FUNCTION app.lower(int8range) RETURNS bigint LANGUAGE sql AS 'SELECT -1::bigint'",
        "CREATE FUNCTION app.not_equal(int, int) RETURNS bool LANGUAGE sql AS 'SELECT true'",
        "CREATE OPERATOR app.= (LEFTARG = int, RIGHTARG = int, FUNCTION = app.not_equal)",
        "SET search_path = app, emaj, pg_catalog",
        "SET row_security = off",
        "SET enable_hashagg = off",
        "SET DateStyle = 'ISO, DMY'",
        "SET extra_float_digits = 0",
        "SET bytea_output = 'escape'");
    assertThat(sql.value("SELECT 1 = 2")).as("found by its name alone").isEqualTo("t");
    sql.run(ROLLBACK, "RESET ALL", "DROP TABLE app.emaj_group");
    assertThat(Images.of(sql, "app")).isEqualTo(atMark);
  }

  @Test
  @DisplayName("hazard 13: a timeout of the caller ends a rollback without a change")
  void timeoutsOfTheCaller() throws Exception {
    Images changed = Images.of(sql, "app");
    try (Session writer = new Session(database.open());
        Session operator = new Session(database.open(createOperator()))) {
      writer.run("BEGIN", "LOCK TABLE app.b IN ROW EXCLUSIVE MODE");
      operator.run("SET lock_timeout = '50ms'");
      assertThatThrownBy(() -> operator.run(ROLLBACK)).hasMessageContaining("lock");
      operator.run("RESET lock_timeout", "SET statement_timeout = '300ms'");
      assertThatThrownBy(() -> operator.run(ROLLBACK))
          .hasMessageContaining("canceling statement due to statement timeout");
      writer.run("ROLLBACK");
      assertThat(Images.of(sql, "app")).isEqualTo(changed);
      operator.run("RESET statement_timeout", ROLLBACK);
      assertThat(operator.value("SHOW lock_timeout")).isEqualTo("0");
    }
    assertThat(Images.of(sql, "app")).isEqualTo(atMark);
  }
}
