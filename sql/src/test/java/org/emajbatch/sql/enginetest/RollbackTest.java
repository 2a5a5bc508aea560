package org.emajbatch.sql.enginetest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** After a rollback in one session every table and sequence is what it was at the mark. */
class RollbackTest extends EngineTestCase {

  @BeforeEach
  void prepare() throws Exception {
    sql.run(
        "CREATE TYPE app.colour AS ENUM ('red', 'green')",
        "CREATE DOMAIN app.small AS int CHECK (VALUE < 1000)",
        "CREATE TABLE app.plain (id int PRIMARY KEY, v text)",
        "CREATE TABLE app.\"Mixed \"\"Case\"\" ü\" (\"a b\" int, \"select\" text, \"Ä\" numeric,"
            + " PRIMARY KEY (\"select\", \"a b\"))",
        "CREATE TABLE app.made (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, net numeric,"
            + " gross numeric GENERATED ALWAYS AS (net * 1.2) STORED)",
        "CREATE TABLE app.typed (id serial PRIMARY KEY, j json, b jsonb, p point, x xml, r int4range, a text[],"
            + " c app.colour, s app.small, y bytea, i inet, f float8, t timestamptz)",
        "CREATE TABLE app.swapped (id int PRIMARY KEY, place int NOT NULL UNIQUE)",
        "CREATE TABLE app.whole (id int, v text, PRIMARY KEY (id)) PARTITION BY RANGE (id)",
        "CREATE TABLE app.part1 PARTITION OF app.whole FOR VALUES FROM (0) TO (100)",
        "CREATE TABLE app.part2 PARTITION OF app.whole FOR VALUES FROM (100) TO (200)",
        "CREATE SEQUENCE app.lonely INCREMENT -3 CYCLE MINVALUE -100 MAXVALUE 50",
        "INSERT INTO app.plain SELECT i, 'v' || i FROM generate_series(1, 50) i",
        "INSERT INTO app.\"Mixed \"\"Case\"\" ü\" SELECT i, 'k' || i, i / 7.0 FROM generate_series(1, 50) i",
        "INSERT INTO app.made (net) SELECT i FROM generate_series(1, 50) i",
        "INSERT INTO app.typed (j, b, p, x, r, a, c, s, y, i, f, t) SELECT '{\"a\" :  1}', '{\"b\": 2}', '(1,2)', '<a/>',"
            + " '[1,5)', '{x,NULL}', 'red', 5, '\\x00ff', '10.0.0.1', 0.1, now() FROM generate_series(1, 20)",
        "INSERT INTO app.swapped SELECT i, i FROM generate_series(1, 50) i",
        "INSERT INTO app.whole SELECT i, 'w' FROM generate_series(0, 199) i",
        "SELECT emaj.emaj_create_group('g')",
        "SELECT emaj.emaj_assign_tables('app', '.*', NULL, 'g')",
        "SELECT emaj.emaj_assign_sequences('app', '.*', NULL, 'g')",
        "SELECT emaj.emaj_start_group('g', 'start')");
  }

  @Test
  void everyKindOfTableIsExactlyAsAtTheMark() throws Exception {
    change();
    sql.run("SELECT emaj.emaj_set_mark_group('g', 'm')");
    Images atMark = Images.of(sql, "app");
    change();
    assertThat(Images.of(sql, "app")).isNotEqualTo(atMark);

    sql.run("SELECT emaj.emaj_rollback_group('g', 'm')");

    assertThat(Images.of(sql, "app")).isEqualTo(atMark);
    assertThat(sql.rows("SELECT mark_name FROM emaj.emaj_mark ORDER BY mark_time_id"))
        .containsExactly("start", "m");
    assertThat(loggedSince("m")).isEqualTo("0");
  }

  @Test
  void aLoggedRollbackCanBeRolledBack() throws Exception {
    Images atStart = Images.of(sql, "app");
    change();
    Images changed = Images.of(sql, "app");
    sql.run("SELECT emaj.emaj_logged_rollback_group('g', 'start')");
    assertThat(Images.of(sql, "app")).isEqualTo(atStart);
    assertThat(
            sql.rows(
                "SELECT mark_name, mark_logged_rlbk_target_mark FROM emaj.emaj_mark ORDER BY mark_time_id"))
        .containsExactly("start|", "RLBK_1_START|start", "RLBK_1_DONE|start");

    sql.run("SELECT emaj.emaj_rollback_group('g', 'RLBK_1_START')");

    assertThat(Images.of(sql, "app")).isEqualTo(changed);
    sql.run("SELECT emaj.emaj_rollback_group('g', 'EMAJ_LAST_MARK')");
    assertThat(Images.of(sql, "app")).isEqualTo(changed);
    sql.run("SELECT emaj.emaj_rollback_group('g', 'start')");
    assertThat(Images.of(sql, "app")).isEqualTo(atStart);
  }

  @Test
  void severalRollbacksToOneMarkKeepTheCountersRight() throws Exception {
    Images atStart = Images.of(sql, "app");
    for (int i = 0; i < 3; i++) {
      sql.run("UPDATE app.plain SET v = v || 'x' WHERE id <= 10");
      assertThat(loggedSince("start")).isEqualTo("10");
      sql.run("SELECT emaj.emaj_set_mark_group('g', 'later')");
      sql.run("DELETE FROM app.plain WHERE id <= 5");
      assertThat(loggedSince("start")).isEqualTo("15");
      assertThat(loggedSince("later")).isEqualTo("5");
      sql.run("SELECT emaj.emaj_rollback_group('g', 'later')");
      assertThat(loggedSince("start")).isEqualTo("10");
      sql.run("SELECT emaj.emaj_rollback_group('g', 'start')");
      assertThat(Images.of(sql, "app")).isEqualTo(atStart);
      assertThat(loggedSince("start")).isEqualTo("0");
    }
  }

  @Test
  void whatASavepointUndidWasNeverLogged() throws Exception {
    Images atStart = Images.of(sql, "app");
    sql.run(
        "BEGIN",
        "UPDATE app.plain SET v = 'kept'",
        "SAVEPOINT s",
        "UPDATE app.plain SET v = 'undone'",
        "DELETE FROM app.plain WHERE id > 10",
        "ROLLBACK TO s",
        "INSERT INTO app.plain VALUES (1000, 'kept')",
        "COMMIT");
    sql.run("SELECT emaj.emaj_rollback_group('g', 'start')");
    assertThat(Images.of(sql, "app")).isEqualTo(atStart);
  }

  @Test
  void anAbortedRollbackLeavesTablesAndSequencesAlone() throws Exception {
    change();
    Images changed = Images.of(sql, "app");
    sql.run("BEGIN", "SELECT emaj.emaj_rollback_group('g', 'start')", "ROLLBACK");
    assertThat(Images.of(sql, "app")).isEqualTo(changed);
    assertThat(sql.value("SELECT emaj.emaj_cleanup_rollback_state()")).isEqualTo("1");
    assertThat(sql.value("SELECT rlbk_status FROM emaj.emaj_rlbk")).isEqualTo("ABORTED");
  }

  @Test
  void theReportCountsWhatWasDone() throws Exception {
    sql.run("UPDATE app.plain SET v = 'x'", "SELECT nextval('app.lonely')");
    assertThat(sql.rows("SELECT * FROM emaj.emaj_rollback_group('g', 'start')"))
        .containsExactly(
            "Notice|Rollback id = 1.",
            "Notice|1 / 7 tables effectively processed.",
            "Notice|1 / 3 sequences effectively processed.");
    assertThat(sql.value("SELECT emaj.emaj_cleanup_rollback_state()")).isEqualTo("1");
    assertThat(sql.value("SELECT rlbk_status FROM emaj.emaj_rlbk")).isEqualTo("COMMITTED");
    assertThat(
            sql.value(
                "SELECT rlbp_quantity FROM emaj.emaj_rlbk_plan WHERE rlbp_step = 'RLBK_TABLE'"))
        .isEqualTo("50");
  }

  @Test
  void severalGroupsNeedAMarkInCommon() throws Exception {
    sql.run(
        "CREATE TABLE public.other (id int PRIMARY KEY)",
        "SELECT emaj.emaj_create_group('h')",
        "SELECT emaj.emaj_assign_table('public', 'other', 'h')",
        "SELECT emaj.emaj_start_group('h', 'start')");
    assertThatThrownBy(() -> sql.run("SELECT emaj.emaj_rollback_groups(ARRAY['g', 'h'], 'start')"))
        .hasMessageContaining("not the same point in time");
    sql.run("SELECT emaj.emaj_set_mark_groups(ARRAY['g', 'h', NULL, '', 'g'], 'both')");
    Images atMark = Images.of(sql, "app");
    change();
    sql.run("INSERT INTO public.other VALUES (1)");
    sql.run("SELECT emaj.emaj_rollback_groups('{h,g}', 'both')");
    assertThat(Images.of(sql, "app")).isEqualTo(atMark);
    assertThat(sql.value("SELECT count(*) FROM public.other")).isEqualTo("0");
  }

  @Test
  void protectionsAndWrongMarksAreRefusedAndChangeNothing() throws Exception {
    change();
    Images changed = Images.of(sql, "app");
    assertRefused("SELECT emaj.emaj_rollback_group('g', 'nowhere')", "no mark \"nowhere\"");
    sql.run("SELECT emaj.emaj_protect_group('g')");
    assertRefused("SELECT emaj.emaj_rollback_group('g', 'start')", "protected against rollbacks");
    sql.run(
        "SELECT emaj.emaj_unprotect_group('g')",
        "SELECT emaj.emaj_set_mark_group('g', 'keep')",
        "SELECT emaj.emaj_protect_mark_group('g', 'keep')");
    assertRefused("SELECT emaj.emaj_rollback_group('g', 'start')", "protected marks");
    assertThat(Images.of(sql, "app")).isEqualTo(changed);
    assertThat(sql.value("SELECT count(*) FROM emaj.emaj_rlbk")).isEqualTo("0");
  }

  @Test
  void aTableThatJoinedLaterGoesBackToWhenItJoined() throws Exception {
    sql.run(
        "CREATE TABLE app.late (id int PRIMARY KEY)",
        "INSERT INTO app.late VALUES (1)",
        "SELECT emaj.emaj_assign_table('app', 'late', 'g')",
        "INSERT INTO app.late VALUES (2)",
        "UPDATE app.plain SET v = 'x'");
    assertRefused("SELECT emaj.emaj_rollback_group('g', 'start')", "structure of the groups");
    assertThat(sql.rows("SELECT * FROM emaj.emaj_rollback_group('g', 'start', true)"))
        .anyMatch(row -> row.startsWith("Warning|ADD_TABLE \"app\".\"late\""));
    assertThat(sql.value("SELECT id FROM app.late")).isEqualTo("1");
    assertThat(sql.value("SELECT count(*) FROM app.plain WHERE v = 'x'")).isEqualTo("0");
  }

  @Test
  void anEstimateLeavesNoTrace() throws Exception {
    change();
    assertThat(
            sql.value(
                "SELECT emaj.emaj_estimate_rollback_group('g', 'start', false) > interval '0'"))
        .isEqualTo("t");
    assertThat(sql.value("SELECT count(*) FROM emaj.emaj_rlbk")).isEqualTo("0");
    assertThat(sql.value("SELECT count(*) FROM emaj.emaj_rlbk_plan")).isEqualTo("0");
  }

  private void change() throws Exception {
    sql.run(
        "UPDATE app.plain SET v = v || '.' WHERE id % 3 = 0",
        "DELETE FROM app.plain WHERE id % 7 = 1",
        "INSERT INTO app.plain SELECT coalesce(max(id), 0) + 1, 'new' FROM app.plain",
        "UPDATE app.plain SET id = -id WHERE id % 11 = 0 AND id > 0",
        "UPDATE app.\"Mixed \"\"Case\"\" ü\" SET \"a b\" = \"a b\" + 1000, \"Ä\" = 1.00",
        "DELETE FROM app.made WHERE id % 2 = 0",
        "INSERT INTO app.made (net) VALUES (7), (8)",
        "UPDATE app.made SET net = net + 1",
        "UPDATE app.typed SET j = '{\"a\": 1}', x = '<b/>', p = '(1,2)', f = f / 3, y = y || '\\x01' WHERE id % 2 = 1",
        "INSERT INTO app.typed (j) VALUES (NULL)",
        "DELETE FROM app.typed WHERE id % 5 = 0",
        "UPDATE app.swapped SET place = -place",
        "UPDATE app.swapped SET place = 51 + place",
        "DELETE FROM app.swapped WHERE id % 10 = 3",
        "DELETE FROM app.whole WHERE id IN (189, 190)",
        "UPDATE app.whole SET id = 199 - id WHERE id = 10",
        "TRUNCATE app.part1",
        "INSERT INTO app.whole VALUES (3, 'again')",
        "SELECT nextval('app.lonely'), nextval('app.lonely')",
        "SELECT setval('app.typed_id_seq', 5000, false)",
        "ALTER SEQUENCE app.lonely INCREMENT -2 NO CYCLE");
  }

  private String loggedSince(String mark) throws Exception {
    return sql.value(
        "SELECT coalesce(sum(stat_rows), 0) FROM emaj.emaj_log_stat_group('g', '"
            + mark
            + "', '')");
  }

  @Test
  void anOldSnapshotIsRefusedBecauseItWouldMissChanges() throws Exception {
    change();
    sql.run("BEGIN ISOLATION LEVEL REPEATABLE READ");
    assertRefused("SELECT emaj.emaj_rollback_group('g', 'start')", "READ COMMITTED");
    sql.run("ROLLBACK");
  }

  @Test
  void aMarkCanBeRolledBackToInTheTransactionThatSetIt() throws Exception {
    Images atMark = Images.of(sql, "app");
    sql.run("BEGIN", "SELECT emaj.emaj_set_mark_group('g', 'm')");
    change();
    sql.run("SELECT emaj.emaj_rollback_group('g', 'm')", "COMMIT");
    assertThat(Images.of(sql, "app")).isEqualTo(atMark);
  }
}
