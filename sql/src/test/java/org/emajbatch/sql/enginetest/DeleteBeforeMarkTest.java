package org.emajbatch.sql.enginetest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The oldest marks of a group are deleted with their logs; the named one becomes the first. */
class DeleteBeforeMarkTest extends MarkedGroupTestCase {

  @BeforeEach
  void prepare() throws Exception {
    sql.run(
        "CREATE TABLE app.t (id int PRIMARY KEY, v int)",
        "CREATE SEQUENCE app.s",
        "INSERT INTO app.t SELECT i, i FROM generate_series(1, 9) i",
        "SELECT emaj.emaj_create_group('g')",
        "SELECT emaj.emaj_assign_table('app', 't', 'g')",
        "SELECT emaj.emaj_assign_sequence('app', 's', 'g')",
        "SELECT emaj.emaj_start_group('g', 'start')",
        "UPDATE app.t SET v = 10 WHERE id = 1",
        "SELECT emaj.emaj_set_mark_group('g', 'm1')",
        "UPDATE app.t SET v = 20 WHERE id = 2",
        "SELECT setval('app.s', 100)",
        "SELECT emaj.emaj_set_mark_group('g', 'm2')",
        "UPDATE app.t SET v = 30 WHERE id <= 3",
        "SELECT setval('app.s', 200)",
        "SELECT emaj.emaj_set_mark_group('g', 'm3')",
        "UPDATE app.t SET v = 40 WHERE id = 4");
  }

  @Test
  void allThatIsOlderGoes() throws Exception {
    assertThat(delete("m2")).isEqualTo("2");

    assertThat(marks()).containsExactly("m2", "m3");
    assertThat(
            sql.rows("SELECT DISTINCT v FROM emaj.app_t_log WHERE emaj_tuple = 'NEW' ORDER BY v"))
        .containsExactly("30", "40");
    for (String states :
        List.of(
            "SELECT count(*) FROM emaj.emaj_table WHERE tbl_time_id",
            "SELECT count(*) FROM emaj.emaj_sequence WHERE sequ_time_id")) {
      assertThat(sql.value(states + " NOT IN (SELECT mark_time_id FROM emaj.emaj_mark)"))
          .as("states without a mark")
          .isEqualTo("0");
      assertThat(sql.value(states + " > 0")).isEqualTo("2");
    }
  }

  @Test
  void theMarksThatStayCanBeGoneBackTo() throws Exception {
    Images toM3 = imagesAfterRollbackTo("m3");
    Images toM2 = imagesAfterRollbackTo("m2");

    delete("m2");

    assertThat(imagesAfterRollbackTo("m3")).isEqualTo(toM3);
    assertThat(imagesAfterRollbackTo("m2")).isEqualTo(toM2);
    assertRefused("SELECT emaj.emaj_rollback_group('g', 'm1')", "no mark \"m1\"");
    sql.run("SELECT emaj.emaj_logged_rollback_group('g', 'm2')");
    assertThat(sql.rows("SELECT v FROM app.t WHERE id <= 4 ORDER BY id"))
        .containsExactly("10", "20", "3", "4");
  }

  @Test
  void countsBeginWithTheNewFirstMark() throws Exception {
    delete("m2");
    for (String first : List.of("", "m2")) {
      assertThat(counted(first, "")).isEqualTo("4");
    }
    assertThat(counted("m2", "m3")).isEqualTo("3");
    assertThat(counted("m3", "")).isEqualTo("1");
  }

  @Test
  void countsStayRightWhereThereWereRollbacks() throws Exception {
    sql.run(
        "SELECT emaj.emaj_rollback_group('g', 'm1')",
        "SELECT emaj.emaj_set_mark_group('g', 'n')",
        "UPDATE app.t SET v = 50 WHERE id <= 5",
        "SELECT emaj.emaj_rollback_group('g', 'n')",
        "UPDATE app.t SET v = 60 WHERE id <= 6",
        "SELECT emaj.emaj_set_mark_group('g', 'o')",
        "UPDATE app.t SET v = 70 WHERE id <= 7");
    assertThat(sql.value("SELECT count(*) FROM emaj.emaj_seq_hole")).isEqualTo("2");

    delete("n");

    assertThat(sql.value("SELECT count(*) FROM emaj.emaj_seq_hole")).isEqualTo("1");
    assertThat(counted("n", "")).isEqualTo("13");
    delete("o");
    assertThat(sql.value("SELECT count(*) FROM emaj.emaj_seq_hole")).isEqualTo("0");
    assertThat(counted("o", "")).isEqualTo("7");
  }

  @Test
  void theFirstMarkHasNothingBeforeIt() throws Exception {
    String log = "SELECT count(*) FROM emaj.app_t_log";
    String rows = sql.value(log);
    assertThat(delete("start")).isEqualTo("0");
    assertThat(marks()).containsExactly("start", "m1", "m2", "m3");
    assertThat(sql.value(log)).isEqualTo(rows);
  }

  @Test
  void theLastMarkCanBeMeant() throws Exception {
    assertThat(delete("EMAJ_LAST_MARK")).isEqualTo("3");
    assertThat(marks()).containsExactly("m3");
    assertThat(sql.rows("SELECT v FROM emaj.app_t_log ORDER BY v")).containsExactly("4", "40");
  }

  @Test
  void wrongNamesAreRefused() throws Exception {
    assertRefused(
        "SELECT emaj.emaj_delete_before_mark_group('g', 'x')", "no mark \"x\" in group \"g\"");
    assertRefused(
        "SELECT emaj.emaj_delete_before_mark_group('g', '')", "no mark \"\" in group \"g\"");
    assertRefused(
        "SELECT emaj.emaj_delete_before_mark_group('x', 'm1')", "there is no group \"x\"");
    assertRefused("SELECT emaj.emaj_delete_before_mark_group('', 'm1')", "which group?");
    assertThat(sql.value("SELECT emaj.emaj_delete_before_mark_group('g', NULL)"))
        .as("no mark is older than the delay")
        .isEqualTo("0");
    assertThat(marks()).hasSize(4);
  }

  @Test
  void aGroupMayBeIdle() throws Exception {
    sql.run(
        "SELECT emaj.emaj_stop_group('g', 'stop')",
        "SELECT emaj.emaj_start_group('g', 'again', false)",
        "UPDATE app.t SET v = 50 WHERE id = 5",
        "SELECT emaj.emaj_stop_group('g', 'end')");
    assertThat(delete("again")).isEqualTo("5");
    assertThat(marks()).containsExactly("again", "end");
    assertThat(counted("again", "end")).isEqualTo("1");
  }

  @Test
  void protectionsAreAgainstRollbacksOnly() throws Exception {
    sql.run(
        "SELECT emaj.emaj_protect_mark_group('g', 'm1')", "SELECT emaj.emaj_protect_group('g')");
    assertThat(delete("m2")).isEqualTo("2");
    assertThat(sql.value("SELECT group_is_rlbk_protected FROM emaj.emaj_group")).isEqualTo("t");
  }

  @Test
  void otherGroupsStayAsTheyAre() throws Exception {
    sql.run(
        "CREATE TABLE app.other (id int PRIMARY KEY)",
        "SELECT emaj.emaj_create_group('h')",
        "SELECT emaj.emaj_assign_table('app', 'other', 'h')",
        "SELECT emaj.emaj_start_group('h', 'start')",
        "INSERT INTO app.other VALUES (1)",
        "SELECT emaj.emaj_set_mark_groups('{g,h}', 'both')");
    delete("both");
    assertThat(
            sql.rows(
                "SELECT mark_name FROM emaj.emaj_mark WHERE mark_group = 'h' ORDER BY mark_time_id"))
        .containsExactly("start", "both");
    assertThat(sql.value("SELECT count(*) FROM emaj.app_other_log")).isEqualTo("1");
    sql.run("SELECT emaj.emaj_rollback_group('h', 'start')");
    assertThat(sql.value("SELECT count(*) FROM app.other")).isEqualTo("0");
  }

  @Test
  void marksOfLoggedRollbacksForgetATargetThatIsGone() throws Exception {
    sql.run("SELECT emaj.emaj_logged_rollback_group('g', 'm1')");
    delete("m2");
    assertThat(
            sql.rows(
                "SELECT mark_name FROM emaj.emaj_mark WHERE mark_logged_rlbk_target_mark IS NOT NULL"))
        .isEmpty();
    sql.run("SELECT emaj.emaj_rollback_group('g', 'RLBK_1_START')");
    assertThat(sql.value("SELECT v FROM app.t WHERE id = 4")).isEqualTo("40");
  }

  @Test
  void aTableThatJoinedLaterIsCountedFromThen() throws Exception {
    sql.run(
        "CREATE TABLE app.late (id int PRIMARY KEY)",
        "SELECT emaj.emaj_assign_table('app', 'late', 'g', NULL, 'joined')",
        "INSERT INTO app.late VALUES (1)",
        "SELECT emaj.emaj_set_mark_group('g', 'm5')",
        "INSERT INTO app.late VALUES (2)");
    delete("m3");
    assertThat(counted("m3", "")).isEqualTo("3");
    assertRefused(
        "SELECT emaj.emaj_rollback_group('g', 'm3')", "the structure of the groups changed");
    delete("m5");
    assertThat(counted("m5", "")).isEqualTo("1");
    sql.run("SELECT emaj.emaj_rollback_group('g', 'm5')");
    assertThat(sql.rows("SELECT id FROM app.late")).containsExactly("1");
  }

  @Test
  void whoWritesToTheTablesNeitherWaitsNorIsWaitedFor() throws Exception {
    try (Session writer = new Session(database.open())) {
      writer.run("BEGIN", "UPDATE app.t SET v = 90 WHERE id = 9");
      sql.run("SELECT emaj.emaj_set_mark_group('g', 'amid')");
      sql.run("SET lock_timeout = '5s'", "BEGIN");
      assertThat(delete("amid")).isEqualTo("4");
      writer.run(
          "SET lock_timeout = '5s'",
          "UPDATE app.t SET v = 80 WHERE id = 8",
          "LOCK TABLE app.t IN SHARE ROW EXCLUSIVE MODE",
          "COMMIT");
      sql.run("COMMIT");
    }
    assertThat(sql.rows("SELECT v FROM emaj.app_t_log WHERE emaj_tuple = 'NEW' ORDER BY v"))
        .as("what was not committed when the rest went")
        .containsExactly("80", "90");
    sql.run("SELECT emaj.emaj_rollback_group('g', 'amid')");
    assertThat(sql.rows("SELECT id, v FROM app.t WHERE id >= 8 ORDER BY id"))
        .containsExactly("8|8", "9|90");
    delete("amid");
    assertThat(sql.value("SELECT count(*) FROM emaj.app_t_log")).isEqualTo("0");
  }

  @Test
  void aRollbackOfTheGroupIsWaitedFor() throws Exception {
    try (Session other = new Session(database.open())) {
      other.run("BEGIN", "SELECT emaj.emaj_rollback_group('g', 'm3')");
      sql.run("SET lock_timeout = '200ms'");
      assertThatThrownBy(() -> delete("m2")).hasMessageContaining("lock timeout");
      other.run("COMMIT");
    }
    assertThat(delete("m2")).isEqualTo("2");
  }

  @Test
  void aLogTableThatWasDroppedIsPassedOver() throws Exception {
    sql.run("DROP TABLE emaj.app_t_log CASCADE");
    assertThat(delete("m2")).isEqualTo("2");
  }

  @Test
  void theTraceTellsIt() throws Exception {
    delete("m2");
    assertThat(
            sql.rows(
                "SELECT hist_event, hist_object, hist_wording FROM emaj.emaj_hist WHERE hist_function ="
                    + " 'DELETE_BEFORE_MARK_GROUP' ORDER BY hist_id"))
        .startsWith("BEGIN|g|m2")
        .contains("MARK DELETED|g|mark start is deleted", "MARK DELETED|g|mark m1 is deleted")
        .endsWith("END|g|2 marks deleted, logs of 1 tables shortened")
        .hasSize(4);
  }

  @Test
  void onlyAnAdministratorDeletes() throws Exception {
    String viewer = "viewer_" + database.name();
    database.createRole(viewer, "emaj_viewer");
    try (Session look = new Session(database.open(viewer));
        Session adm = new Session(database.open(createOperator()))) {
      String call = "SELECT emaj.emaj_delete_before_mark_group('g', 'm2')";
      assertThatThrownBy(() -> look.run(call)).hasMessageContaining("permission denied");
      assertThat(adm.value(call)).isEqualTo("2");
    }
  }

  @Test
  void anOlderSnapshotIsRefused() throws Exception {
    sql.run("BEGIN ISOLATION LEVEL REPEATABLE READ");
    assertRefused("SELECT emaj.emaj_delete_before_mark_group('g', 'm2')", "READ COMMITTED only");
    sql.run("ROLLBACK");
  }

  private String delete(String mark) throws Exception {
    return sql.value("SELECT emaj.emaj_delete_before_mark_group('g', '%s')".formatted(mark));
  }
}
