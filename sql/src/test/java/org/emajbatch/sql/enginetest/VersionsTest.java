package org.emajbatch.sql.enginetest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.emajbatch.sql.testkit.EveryServerVersion;
import org.emajbatch.sql.testkit.TestServer;
import org.junit.jupiter.api.DisplayName;

/** The engine on every server version that is supported. */
class VersionsTest {

  /** There, what a partition has of its partitioned table's triggers belongs to the system. */
  private static final String OLDEST = "14";

  @EveryServerVersion
  @DisplayName("hazard 5: what works everywhere cannot use MERGE, which PostgreSQL 14 has not")
  void aGroupGoesBackAndForth(String version) throws Exception {
    try (TestServer server = TestServer.start(version);
        Session sql = Engines.ofSuperuser(server)) {
      assertThat(sql.value("SHOW server_version")).startsWith(version + ".");
      if (OLDEST.equals(version)) {
        assertThatThrownBy(
                () ->
                    sql.run(
                        "MERGE INTO emaj.emaj_param USING (SELECT 1) AS s ON false WHEN MATCHED THEN DELETE"))
            .hasMessageContaining("syntax error");
      }
      rollBack(sql);
    }
  }

  @EveryServerVersion
  void anOwnerWhoIsNoSuperuserRollsBackToo(String version) throws Exception {
    try (TestServer server = TestServer.start(version);
        Session sql = Engines.ofPlainRole(server)) {
      assertThat(sql.value("SHOW is_superuser")).isEqualTo("off");
      rollBack(sql);
    }
  }

  @EveryServerVersion
  void aTriggerOfAPartitionedTableStaysQuietDuringARollback(String version) throws Exception {
    try (TestServer server = TestServer.start(version);
        Session sql = Engines.ofSuperuser(server)) {
      createPartitions(sql);
      start(sql);
      Images atMark = Images.of(sql, "app");
      sql.run("UPDATE app.whole SET v = v + 1", "DELETE FROM app.whole WHERE id = 3");
      assertThat(sql.value("SELECT count(*) FROM app.trace")).isEqualTo("11");
      sql.run("SELECT emaj.emaj_logged_rollback_group('g', 'm')");
      assertThat(Images.of(sql, "app")).isEqualTo(atMark);
      assertThat(sql.rows("SELECT DISTINCT tgenabled FROM pg_trigger WHERE tgname = 'trace'"))
          .containsExactly("O");
    }
  }

  @EveryServerVersion
  void aTriggerThatItsOwnerMayNotDisableIsNamedBeforeAnythingChanges(String version)
      throws Exception {
    try (TestServer server = TestServer.start(version);
        Session sql = Engines.ofPlainRole(server)) {
      createPartitions(sql);
      start(sql);
      Images atMark = Images.of(sql, "app");
      sql.run("UPDATE app.whole SET v = v + 1");
      Images changed = Images.of(sql, "app");
      String rollback = "SELECT emaj.emaj_rollback_group('g', 'm')";
      if (OLDEST.equals(version)) {
        assertThatThrownBy(() -> sql.run(rollback))
            .hasMessageContaining("the trigger \"trace\" of \"app\".\"part1\", \"trace\" of")
            .hasMessageContaining("owner \"owner\" is none");
        assertThat(Images.of(sql, "app")).isEqualTo(changed);
      } else {
        sql.run(rollback);
        assertThat(Images.of(sql, "app")).isEqualTo(atMark);
      }
    }
  }

  /** What older versions do not have. */
  private static String newestColumns(Session sql) throws Exception {
    return Integer.parseInt(sql.value("SHOW server_version_num")) < 180000
        ? "SELECT 1"
        : "ALTER TABLE app.a ADD COLUMN w int GENERATED ALWAYS AS (id * 3) VIRTUAL";
  }

  private static void createPartitions(Session sql) throws Exception {
    sql.run(
        "CREATE TABLE app.trace (id serial PRIMARY KEY, what text)",
        "CREATE TABLE app.whole (id int PRIMARY KEY, v int) PARTITION BY RANGE (id)",
        "CREATE TABLE app.part1 PARTITION OF app.whole FOR VALUES FROM (0) TO (5)",
        "CREATE TABLE app.part2 PARTITION OF app.whole FOR VALUES FROM (5) TO (20)",
        "INSERT INTO app.whole SELECT i, 0 FROM generate_series(1, 10) i",
        "CREATE FUNCTION app.trace() RETURNS trigger LANGUAGE plpgsql AS"
            + " 'BEGIN INSERT INTO app.trace (what) VALUES (TG_OP); RETURN NULL; END'",
        "CREATE TRIGGER trace AFTER INSERT OR UPDATE OR DELETE ON app.whole FOR EACH ROW EXECUTE FUNCTION app.trace()");
  }

  private static void start(Session sql) throws Exception {
    sql.run(
        "SELECT emaj.emaj_create_group('g')",
        "SELECT emaj.emaj_assign_tables('app', '.*', NULL, 'g')",
        "SELECT emaj.emaj_assign_sequences('app', '.*', NULL, 'g')",
        "SELECT emaj.emaj_start_group('g', 'm')");
  }

  private static void rollBack(Session sql) throws Exception {
    sql.run(
        "CREATE TABLE app.a (id int PRIMARY KEY, g int GENERATED ALWAYS AS (id * 2) STORED)",
        "CREATE TABLE app.b (id serial PRIMARY KEY, a int REFERENCES app.a)",
        newestColumns(sql),
        "INSERT INTO app.a SELECT generate_series(1, 20)",
        "INSERT INTO app.b (a) SELECT generate_series(1, 20)");
    start(sql);
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
    sql.run(change, "SELECT emaj.emaj_set_mark_group('g', 'late')");
    Images late = Images.of(sql, "app");
    sql.run(
        "DELETE FROM app.b",
        "SELECT emaj.emaj_logged_rollback_group('g', 'late')",
        "SELECT emaj.emaj_consolidate_rollback_group('g', 'EMAJ_LAST_MARK')",
        "SELECT emaj.emaj_delete_before_mark_group('g', 'late')",
        "INSERT INTO app.b (a) VALUES (1)",
        "SELECT emaj.emaj_rollback_group('g', 'late')");
    assertThat(Images.of(sql, "app")).isEqualTo(late);
  }
}
