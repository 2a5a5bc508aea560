package org.emajbatch.sql.enginetest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The parameter alter_log_table adds columns about role and client to new log tables. Its text is
 * executed with the owner's rights although emaj_adm writes it, so it must not say anything else.
 */
class ExtraLogColumnsTest extends EngineTestCase {

  private static final String ASSIGN = "SELECT emaj.emaj_assign_table('app', 'a', 'g')";

  private static final List<String> ATTACKS =
      List.of(
          "ADD COLUMN x TEXT DEFAULT app.evil()",
          "ADD COLUMN x TEXT DEFAULT evil()",
          "ADD COLUMN x TEXT DEFAULT session_user || app.evil()",
          "ADD COLUMN x TEXT DEFAULT session_user, DROP COLUMN id",
          "ADD COLUMN x TEXT DEFAULT session_user; ALTER ROLE evil SUPERUSER",
          "ADD COLUMN x TEXT DEFAULT session_user -- ",
          "ADD COLUMN x TEXT DEFAULT session_user CHECK (app.evil())",
          "ADD COLUMN x TEXT DEFAULT session_user,",
          "ADD COLUMN x TEXT",
          "ADD COLUMN x app.domain DEFAULT session_user",
          "ADD COLUMN x domain DEFAULT session_user",
          "ADD COLUMN x INET DEFAULT current_setting('app.ip')",
          "ADD COLUMN x TEXT DEFAULT current_setting('primary_conninfo')",
          "ADD COLUMN x TEXT DEFAULT current_setting('role' || app.evil())",
          "ADD COLUMN x TEXT DEFAULT current_setting('app.x''; SELECT app.evil(); --')",
          "ADD COLUMN x TEXT DEFAULT current_setting('plpgsql.variable_conflict')",
          "ADD COLUMN x TEXT DEFAULT current_user",
          "ADD COLUMN emaj_gid BIGINT DEFAULT txid_current()",
          "ADD COLUMN \"Emaj\"; x\" TEXT DEFAULT session_user",
          "ADD CONSTRAINT c CHECK (true)",
          "OWNER TO evil",
          "DROP COLUMN id");

  @BeforeEach
  void prepare() throws Exception {
    sql.run(
        "CREATE TABLE app.a (id int PRIMARY KEY)",
        "INSERT INTO app.a VALUES (1)",
        "SELECT emaj.emaj_create_group('g')");
  }

  @Test
  void roleAndClientAreLoggedAndARollbackIsExact() throws Exception {
    String application = "application_" + database.name();
    String other = "other_" + database.name();
    database.createRole(other);
    database.createRole(application, other);
    sql.run(
        "GRANT USAGE ON SCHEMA app TO PUBLIC",
        "GRANT ALL ON app.a TO PUBLIC",
        "SELECT emaj.emaj_set_param('alter_log_table', $$"
            + "ADD COLUMN role TEXT DEFAULT current_setting('role'), add ip inet default inet_client_addr(),\n"
            + " ADD COLUMN \"My \"\"Ü, x\" text DEFAULT current_setting('app.user', true),"
            + " ADD COLUMN pid INTEGER DEFAULT pg_backend_pid(), ADD port text DEFAULT inet_client_port()$$)",
        ASSIGN,
        "SELECT emaj.emaj_start_group('g', 'm')");
    String pid;
    try (Session app = new Session(database.open(application))) {
      pid = app.value("SELECT pg_backend_pid()");
      app.run(
          "UPDATE app.a SET id = 2",
          "SET ROLE " + other,
          "SELECT set_config('app.user', 'Zoë', false)",
          "INSERT INTO app.a VALUES (3)",
          "TRUNCATE app.a");
    }
    assertThat(
            sql.rows(
                "SELECT emaj_verb, emaj_tuple, emaj_user, role, ip, \"My \"\"Ü, x\", pid, port::int > 0"
                    + " FROM emaj.app_a_log ORDER BY emaj_gid, emaj_tuple DESC"))
        .startsWith(
            "UPD|OLD|" + application + "|none|127.0.0.1||" + pid + "|t",
            "UPD|NEW|" + application + "|none|127.0.0.1||" + pid + "|t",
            "INS|NEW|" + application + "|" + other + "|127.0.0.1|Zoë|" + pid + "|t",
            "TRU|OLD|" + application + "|" + other + "|127.0.0.1|Zoë|" + pid + "|t");
    sql.run("SELECT emaj.emaj_logged_rollback_group('g', 'm')");
    assertThat(sql.rows("SELECT id FROM app.a")).containsExactly("1");
    sql.run("SELECT emaj.emaj_rollback_group('g', 'm')");
    assertThat(sql.rows("SELECT id FROM app.a")).containsExactly("1");
  }

  @Test
  void withoutTheParameterNothingIsAdded() throws Exception {
    sql.run("SELECT emaj.emaj_set_param('alter_log_table', '')", ASSIGN);
    assertThat(
            sql.value(
                "SELECT string_agg(attname, ',' ORDER BY attnum) FROM pg_attribute"
                    + " WHERE attrelid = 'emaj.app_a_log'::regclass AND attnum > 0"))
        .isEqualTo("id,emaj_verb,emaj_tuple,emaj_gid,emaj_changed,emaj_txid,emaj_user");
  }

  @Test
  void anythingElseIsRefusedWhoeverWroteIt() throws Exception {
    try (Session operator = new Session(database.open(createOperator()))) {
      for (String attack : ATTACKS) {
        assertNotUnderstood(
            operator,
            "SELECT emaj.emaj_set_param('alter_log_table', $attack$" + attack + "$attack$)");
        assertNotUnderstood(
            operator,
            "INSERT INTO emaj.emaj_param (param_key, param_value_text) VALUES ('alter_log_table', $attack$"
                + attack
                + "$attack$); "
                + ASSIGN);
      }
    }
    assertThat(sql.value("SELECT count(*) FROM emaj.emaj_relation")).isEqualTo("0");
  }

  private static void assertNotUnderstood(Session operator, String statement) {
    assertThatThrownBy(() -> operator.run(statement))
        .as(statement)
        .hasMessageContaining("the parameter alter_log_table has something else")
        .hasMessageContaining("inet_client_addr() INET");
  }
}
