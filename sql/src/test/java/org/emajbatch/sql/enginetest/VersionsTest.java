package org.emajbatch.sql.enginetest;

import static org.assertj.core.api.Assertions.assertThat;

import org.emajbatch.sql.testkit.TestDatabase;
import org.emajbatch.sql.testkit.TestServer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The engine on the oldest and the newest server version that the build has. */
class VersionsTest {

  @ParameterizedTest
  @ValueSource(strings = {"15", "18"})
  void aGroupGoesBackAndForth(String version) throws Exception {
    try (TestServer server = TestServer.start(version)) {
      TestDatabase database = server.createDatabase();
      database.installEngine();
      try (Session sql = new Session(database.open())) {
        assertThat(sql.value("SHOW server_version")).startsWith(version + ".");
        rollBack(sql);
      }
    }
  }

  private static void rollBack(Session sql) throws Exception {
    sql.run(
        "CREATE SCHEMA app",
        "CREATE TABLE app.a (id int PRIMARY KEY, g int GENERATED ALWAYS AS (id * 2) STORED)",
        "CREATE TABLE app.b (id serial PRIMARY KEY, a int REFERENCES app.a)",
        "INSERT INTO app.a SELECT generate_series(1, 20)",
        "INSERT INTO app.b (a) SELECT generate_series(1, 20)",
        "SELECT emaj.emaj_create_group('g')",
        "SELECT emaj.emaj_assign_tables('app', '.*', NULL, 'g')",
        "SELECT emaj.emaj_assign_sequences('app', '.*', NULL, 'g')",
        "SELECT emaj.emaj_start_group('g', 'm')");
    Images atMark = Images.of(sql, "app");
    String change = "DELETE FROM app.b WHERE id > 5; UPDATE app.a SET id = id + 100 WHERE id > 5";
    sql.run(change, "INSERT INTO app.b (a) VALUES (1)");
    Images changed = Images.of(sql, "app");
    sql.run("SELECT emaj.emaj_logged_rollback_group('g', 'm')");
    assertThat(Images.of(sql, "app")).isEqualTo(atMark);
    sql.run("SELECT emaj.emaj_rollback_group('g', 'RLBK_1_START')");
    assertThat(Images.of(sql, "app")).isEqualTo(changed);
    sql.run("SELECT emaj.emaj_rollback_group('g', 'm')");
    assertThat(Images.of(sql, "app")).isEqualTo(atMark);
  }
}
