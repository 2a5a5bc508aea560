package org.emajbatch.sql.enginetest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.emajbatch.sql.testkit.TestServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Row security, inheritance, rules and changed columns: a rollback is exact in spite of them, or
 * refused by the name of the table and what is wrong with it.
 */
class TableStructureTest extends EngineTestCase {

  @BeforeEach
  void prepare() throws Exception {
    sql.run(
        "CREATE TABLE app.a (id int PRIMARY KEY, v text, who name DEFAULT current_user)",
        "CREATE TABLE app.child (extra int, PRIMARY KEY (id)) INHERITS (app.a)",
        "INSERT INTO app.a SELECT i, 'v' || i FROM generate_series(1, 5) i",
        "INSERT INTO app.child SELECT i, 'c' || i, 'x', i FROM generate_series(11, 15) i",
        "SELECT emaj.emaj_create_group('g')",
        "SELECT emaj.emaj_assign_tables('app', '.*', NULL, 'g')",
        "SELECT emaj.emaj_start_group('g', 'm')");
  }

  @Test
  @DisplayName("hazard 13: inheritance children have rows and logs of their own")
  void aStatementOnAParentTableIsUndoneInItsChildrenToo() throws Exception {
    Images atMark = Images.of(sql, "app");
    sql.run(
        "UPDATE app.a SET v = v || '.'",
        "DELETE FROM app.a WHERE id IN (1, 11)",
        "INSERT INTO app.a VALUES (12, 'the same key as in the child')");
    sql.run("SELECT emaj.emaj_logged_rollback_group('g', 'm')");
    assertThat(Images.of(sql, "app")).isEqualTo(atMark);
    sql.run("TRUNCATE app.a", "SELECT emaj.emaj_rollback_group('g', 'm')");
    assertThat(Images.of(sql, "app")).isEqualTo(atMark);
  }

  @Test
  void rowSecurityHidesNothingFromTheLogNorFromARollback() throws Exception {
    String application = "application_" + database.name();
    database.createRole(application);
    sql.run(
        "ALTER TABLE app.a ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY",
        "CREATE POLICY own ON app.a USING (who = current_user) WITH CHECK (who = current_user)",
        "GRANT USAGE ON SCHEMA app TO " + application,
        "GRANT ALL ON app.a TO " + application);
    Images atMark = Images.of(sql, "app");
    try (Session app = new Session(database.open(application))) {
      app.run(
          "INSERT INTO app.a VALUES (6, 'mine'), (7, 'mine')",
          "UPDATE app.a SET v = 'still mine'",
          "DELETE FROM app.a WHERE id = 7");
    }
    assertThat(sql.value("SELECT count(*) FROM emaj.app_a_log")).isEqualTo("7");
    sql.run("DELETE FROM app.a WHERE id = 2", "SELECT emaj.emaj_rollback_group('g', 'm')");
    assertThat(Images.of(sql, "app")).isEqualTo(atMark);
    sql.run("DROP OWNED BY " + application);
  }

  @Test
  @DisplayName("hazard 13: row security would hide rows from a rollback")
  void rowSecurityThatBindsTheEnginesOwnerIsRefused() throws Exception {
    try (TestServer server = TestServer.start("17");
        Session owner = Engines.ofPlainRole(server)) {
      owner.run(
          "CREATE TABLE app.a (id int PRIMARY KEY)",
          "INSERT INTO app.a SELECT generate_series(1, 5)",
          "SELECT emaj.emaj_create_group('g')",
          "SELECT emaj.emaj_assign_table('app', 'a', 'g')",
          "SELECT emaj.emaj_start_group('g', 'm')",
          "DELETE FROM app.a WHERE id = 1",
          "ALTER TABLE app.a ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY",
          "CREATE POLICY odd ON app.a USING (id % 2 = 1)");
      assertThatThrownBy(() -> owner.run("SELECT emaj.emaj_rollback_group('g', 'm')"))
          .hasMessageContaining("\"app\".\"a\" of group \"g\" has row security")
          .hasMessageContaining("from \"" + Engines.PLAIN_ROLE + "\"");
      assertThatThrownBy(() -> owner.run("TRUNCATE app.a"))
          .hasMessageContaining("app.a cannot be truncated: row security");
      owner.run(
          "ALTER TABLE app.a NO FORCE ROW LEVEL SECURITY",
          "TRUNCATE app.a",
          "SELECT emaj.emaj_rollback_group('g', 'm')");
      assertThat(owner.value("SELECT count(*) FROM app.a")).isEqualTo("5");
    }
  }

  @Test
  @DisplayName("hazard 13: rules would rewrite a rollback")
  void aRuleThatCameAfterTheAssignmentIsRefused() throws Exception {
    Images atMark = Images.of(sql, "app");
    sql.run(
        "DELETE FROM app.a WHERE id = 1",
        "CREATE RULE r AS ON INSERT TO app.a DO ALSO UPDATE app.a SET v = 'ruled'");
    assertRefused(
        "SELECT emaj.emaj_rollback_group('g', 'm')", "\"app\".\"a\" of group \"g\" has rules");
    sql.run("DROP RULE r ON app.a", "SELECT emaj.emaj_rollback_group('g', 'm')");
    assertThat(Images.of(sql, "app")).isEqualTo(atMark);
  }

  @Test
  @DisplayName("hazard 13: a column added since the mark is in no log")
  void anAddedColumnIsRefusedUntilItIsGone() throws Exception {
    Images atMark = Images.of(sql, "app");
    sql.run("ALTER TABLE app.child ADD COLUMN more int", "UPDATE app.child SET more = 1, v = 'x'");
    assertRefused(
        "SELECT emaj.emaj_rollback_group('g', 'm')",
        "column \"more\" of table \"app\".\"child\" of group \"g\" is not in its log table");
    sql.run("ALTER TABLE app.child DROP COLUMN more", "SELECT emaj.emaj_rollback_group('g', 'm')");
    assertThat(Images.of(sql, "app")).isEqualTo(atMark);
  }

  @Test
  @DisplayName("hazard 13: a column dropped since the mark is only in the log")
  void aDroppedColumnIsNamedAndSoIsTheTable() throws Exception {
    sql.run("UPDATE app.child SET v = 'x'", "ALTER TABLE app.child DROP COLUMN extra");
    assertRefused(
        "SELECT emaj.emaj_rollback_group('g', 'm')",
        "column \"extra\" of table \"app\".\"child\" of group \"g\" is only in its log table");
    assertThatThrownBy(() -> sql.run("UPDATE app.child SET v = 'y'"))
        .hasMessageContaining("no field \"extra\"")
        .hasMessageContaining("emaj.app_child_log_fnct()");
  }

  @Test
  void aColumnOfAnotherTypeIsRefusedUntilItIsAsItWas() throws Exception {
    Images atMark = Images.of(sql, "app");
    sql.run("UPDATE app.child SET extra = 1", "ALTER TABLE app.child ALTER extra TYPE bigint");
    assertRefused(
        "SELECT emaj.emaj_rollback_group('g', 'm')",
        "column \"extra\" of table \"app\".\"child\" of group \"g\" is of another type");
    sql.run(
        "ALTER TABLE app.child ALTER extra TYPE int", "SELECT emaj.emaj_rollback_group('g', 'm')");
    assertThat(Images.of(sql, "app")).isEqualTo(atMark);
  }

  @Test
  void columnsThatWereDroppedBeforeLeaveNoGap() throws Exception {
    sql.run(
        "CREATE TABLE app.worn (gone int, id int PRIMARY KEY, too int, v text)",
        "ALTER TABLE app.worn DROP COLUMN gone, DROP COLUMN too, ADD COLUMN late json",
        "INSERT INTO app.worn VALUES (1, 'one', '{}'), (2, 'two', NULL)",
        "SELECT emaj.emaj_assign_table('app', 'worn', 'g', NULL, 'n')");
    Images atMark = Images.of(sql, "app");
    sql.run(
        "UPDATE app.worn SET late = '[]'",
        "DELETE FROM app.worn WHERE id = 1",
        "SELECT emaj.emaj_rollback_group('g', 'n')");
    assertThat(Images.of(sql, "app")).isEqualTo(atMark);
  }

  @Test
  void aColumnThatIsNotGeneratedAnyMoreIsRefused() throws Exception {
    sql.run(
        "CREATE TABLE app.g (id int PRIMARY KEY, twice int GENERATED ALWAYS AS (id * 2) STORED)",
        "SELECT emaj.emaj_assign_table('app', 'g', 'g')",
        "INSERT INTO app.g VALUES (1)",
        "ALTER TABLE app.g ALTER twice DROP EXPRESSION");
    assertRefused(
        "SELECT emaj.emaj_set_mark_group('g', 'later')",
        "The column \"twice\" of table \"app\".\"g\" of group \"g\" is not generated any more.");
  }

  @Test
  void aColumnNamedAsTheEnginesOwnIsRefusedBeforeAnythingIsLogged() throws Exception {
    sql.run("CREATE TABLE app.own (id int PRIMARY KEY, emaj_source int)");
    assertRefused("SELECT emaj.emaj_assign_table('app', 'own', 'g')", "names begin with \"emaj_\"");
  }
}
