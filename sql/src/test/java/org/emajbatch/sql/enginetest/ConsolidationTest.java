package org.emajbatch.sql.enginetest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A logged rollback is made as if it had been unlogged: what lies between its two marks goes, and
 * whatever can be rolled back to afterwards is what it was before.
 */
class ConsolidationTest extends ConsolidationTestCase {

  @Test
  void whatLiesBetweenTargetAndEndGoes() throws Exception {
    String end = rollBackLogged("m1");
    sql.run("DELETE FROM app.t WHERE id = 1");
    String before = logged("emaj_gid <= " + gid("m1"));
    String after = logged("emaj_gid > " + gid(end));
    assertThat(logged("true")).isNotEqualTo(logged("emaj_gid <= " + gid("m1")));
    Images now = Images.of(sql, "app");

    String processed = consolidate(end);

    assertThat(processed)
        .as("t, u and s had changed, as the rollback itself reported")
        .isEqualTo("3")
        .isEqualTo(
            sql.value("SELECT rlbk_eff_nb_table + rlbk_eff_nb_sequence FROM emaj.emaj_rlbk"));
    assertThat(marks()).containsExactly("start", "m1", end);
    assertThat(logged("emaj_gid > " + gid("m1") + " AND emaj_gid <= " + gid(end))).isEqualTo("");
    assertThat(logged("emaj_gid <= " + gid("m1"))).isEqualTo(before).isNotEmpty();
    assertThat(logged("emaj_gid > " + gid(end))).isEqualTo(after).isNotEmpty();
    assertThat(Images.of(sql, "app")).as("no row of the tables is touched").isEqualTo(now);
    assertThat(
            sql.value(
                "SELECT count(*) FROM emaj.emaj_sequence WHERE sequ_time_id > (SELECT mark_time_id FROM"
                    + " emaj.emaj_mark WHERE mark_name = 'm1') AND sequ_time_id < (SELECT mark_time_id"
                    + " FROM emaj.emaj_mark WHERE mark_name = '"
                    + end
                    + "')"))
        .isEqualTo("0");
  }

  @Test
  void rollbacksToTheRemainingMarksGiveWhatTheyGaveBefore() throws Exception {
    String end = rollBackLogged("m1");
    sql.run(
        "UPDATE app.t SET v = 0 WHERE id IN (1, 4)",
        "INSERT INTO app.u VALUES (9, 0)",
        "SELECT nextval('app.s')");
    Images toEnd = imagesAfterRollbackTo(end);
    Images toTarget = imagesAfterRollbackTo("m1");
    Images toStart = imagesAfterRollbackTo("start");

    consolidate(end);

    assertThat(imagesAfterRollbackTo(end)).isEqualTo(toEnd);
    assertThat(imagesAfterRollbackTo("m1")).isEqualTo(toTarget);
    assertThat(imagesAfterRollbackTo("start")).isEqualTo(toStart);
  }

  @Test
  void nothingIsCountedBetweenTheTwoMarks() throws Exception {
    String end = rollBackLogged("m1");
    sql.run("DELETE FROM app.t WHERE id = 1");

    consolidate(end);

    assertThat(counted("m1", end)).isEqualTo("0");
    assertThat(counted("start", "m1")).isEqualTo("6");
    assertThat(counted("start", end)).isEqualTo("6");
    assertThat(counted("m1", "")).isEqualTo("1");
    assertThat(counted("start", "")).isEqualTo("7");
    assertThat(
            sql.rows(
                "SELECT mark_name, mark_log_rows_before_next FROM emaj.emaj_mark ORDER BY mark_time_id"))
        .containsExactly("start|6", "m1|0", end + "|");
    assertThat(sql.rows("SELECT lses_marks, lses_log_rows FROM emaj.emaj_log_session"))
        .as("as after an unlogged rollback")
        .containsExactly("3|6");
  }

  @Test
  void itIsNoLoggedRollbackAnyMore() throws Exception {
    String end = rollBackLogged("m1");
    consolidate(end);

    assertThat(consolidable()).isEmpty();
    assertThat(
            sql.rows(
                "SELECT mark_name FROM emaj.emaj_mark WHERE mark_logged_rlbk_target_mark IS NOT NULL"))
        .isEmpty();
    assertRefused(
        "SELECT emaj.emaj_consolidate_rollback_group('g', '%s')".formatted(end),
        "no logged rollback of group \"g\" that could be consolidated ended with the mark \"%s\""
            .formatted(end));
    assertRefused(
        "SELECT emaj.emaj_rollback_group('g', 'RLBK_1_START')", "no mark \"RLBK_1_START\"");
  }

  @Test
  void theListSaysWhatWouldGo() throws Exception {
    assertThat(consolidable()).isEmpty();
    String end = rollBackLogged("m1");

    assertThat(consolidable()).containsExactly("g|m1|" + end + "|" + counted("m1", end) + "|2");
    assertThat(
            sql.value(
                "SELECT cons_target_rlbk_mark_time_id = target.mark_time_id AND cons_end_rlbk_mark_time_id ="
                    + " finish.mark_time_id FROM emaj.emaj_get_consolidable_rollbacks() JOIN emaj.emaj_mark AS"
                    + " target ON target.mark_name = cons_target_rlbk_mark_name JOIN emaj.emaj_mark AS finish ON"
                    + " finish.mark_name = cons_end_rlbk_mark_name"))
        .isEqualTo("t");
  }

  /** The documented way to consolidate all there is. */
  @Test
  void allGroupsAreConsolidatedByTheList() throws Exception {
    sql.run(
        "CREATE TABLE app.other (id int PRIMARY KEY)",
        "SELECT emaj.emaj_create_group('h')",
        "SELECT emaj.emaj_assign_table('app', 'other', 'h')",
        "SELECT emaj.emaj_start_group('h', 'start')",
        "SELECT emaj.emaj_set_mark_groups('{g,h}', 'both')",
        "INSERT INTO app.other VALUES (1)",
        "SELECT emaj.emaj_logged_rollback_groups('{g,h}', 'both')");
    assertThat(consolidable()).hasSize(2);

    assertThat(
            sql.rows(
                "SELECT cons_group, emaj.emaj_consolidate_rollback_group(cons_group, cons_end_rlbk_mark_name)"
                    + " FROM emaj.emaj_get_consolidable_rollbacks()"))
        .containsExactly("g|0", "h|1");
    assertThat(consolidable()).isEmpty();
    assertThat(sql.value("SELECT count(*) FROM emaj.app_other_log")).isEqualTo("0");
  }

  @Test
  void marksMayHaveOtherNamesByNow() throws Exception {
    String end = rollBackLogged("m1");
    sql.run(
        "UPDATE emaj.emaj_mark SET mark_logged_rlbk_target_mark = 'old one' WHERE mark_logged_rlbk_target_mark = 'm1'",
        "UPDATE emaj.emaj_mark SET mark_name = 'old one' WHERE mark_name = 'm1'",
        "UPDATE emaj.emaj_mark SET mark_name = 'the end' WHERE mark_name = '%s'".formatted(end));

    consolidate("the end");

    assertThat(marks()).containsExactly("start", "old one", "the end");
  }

  @Test
  void intermediateMarksMayBeGone() throws Exception {
    String end = rollBackLogged("m1");
    sql.run("DELETE FROM emaj.emaj_mark WHERE mark_name IN ('m2', 'RLBK_1_START')");
    assertThat(consolidate(end)).isNotEqualTo("0");
    assertThat(logged("emaj_gid > " + gid("m1"))).isEmpty();
  }

  @Test
  void theLastMarkCanBeMeant() throws Exception {
    rollBackLogged("m1");
    consolidate("EMAJ_LAST_MARK");
    assertThat(consolidable()).isEmpty();
  }

  @Test
  void aGroupMayBeIdle() throws Exception {
    String end = rollBackLogged("m1");
    sql.run("SELECT emaj.emaj_stop_group('g', 'stop')");

    assertThat(consolidate(end)).isEqualTo("3");

    assertThat(marks()).containsExactly("start", "m1", end, "stop");
    assertThat(logged("emaj_gid > " + gid("m1"))).isEmpty();
    assertThat(sql.rows("SELECT lses_marks, lses_log_rows FROM emaj.emaj_log_session"))
        .containsExactly("4|6");
  }

  @Test
  void protectionsDoNotMatter() throws Exception {
    String end = rollBackLogged("m1");
    sql.run(
        "SELECT emaj.emaj_protect_group('g')", "SELECT emaj.emaj_protect_mark_group('g', 'm2')");
    consolidate(end);
    assertThat(marks()).containsExactly("start", "m1", end);
  }

  @Test
  void onlyTheMarkAtTheEndNamesARollback() throws Exception {
    rollBackLogged("m1");
    for (String mark : List.of("m1", "start", "RLBK_1_START")) {
      assertRefused(
          "SELECT emaj.emaj_consolidate_rollback_group('g', '%s')".formatted(mark),
          "no logged rollback of group \"g\" that could be consolidated ended with the mark \"%s\""
              .formatted(mark));
    }
    assertRefused(
        "SELECT emaj.emaj_consolidate_rollback_group('g', 'x')", "no mark \"x\" in group");
    assertRefused(
        "SELECT emaj.emaj_consolidate_rollback_group('g', NULL)", "no mark \"\" in group");
    assertRefused("SELECT emaj.emaj_consolidate_rollback_group('x', 'x')", "there is no group");
    assertRefused("SELECT emaj.emaj_consolidate_rollback_group(NULL, 'x')", "which group?");
  }

  @Test
  void aRollbackWhoseTargetIsGoneStaysAsItIs() throws Exception {
    String end = rollBackLogged("m1");
    sql.run("SELECT emaj.emaj_delete_before_mark_group('g', 'm2')");
    assertThat(consolidable()).isEmpty();
    sql.run("SELECT emaj.emaj_set_mark_group('g', 'm1')");
    assertThat(consolidable()).as("a mark that has the name of the lost one").isEmpty();
    assertRefused(
        "SELECT emaj.emaj_consolidate_rollback_group('g', '%s')".formatted(end),
        "could be consolidated");
  }

  @Test
  void aTableThatJoinedInBetweenGoesOn() throws Exception {
    sql.run(
        "CREATE TABLE app.late (id int PRIMARY KEY)",
        "INSERT INTO app.late VALUES (1)",
        "SELECT emaj.emaj_assign_table('app', 'late', 'g', NULL, 'joined')",
        "INSERT INTO app.late VALUES (2)",
        "SELECT emaj.emaj_logged_rollback_group('g', 'm1', true)");
    String end = "RLBK_1_DONE";
    sql.run("INSERT INTO app.late VALUES (3)");

    consolidate(end);

    assertThat(marks()).containsExactly("start", "m1", end);
    assertThat(sql.rows("SELECT id FROM emaj.app_late_log")).containsExactly("3");
    assertRefused(
        "SELECT emaj.emaj_rollback_group('g', 'm1')", "the structure of the groups changed");
    sql.run("SELECT emaj.emaj_rollback_group('g', 'm1', true)");
    assertThat(sql.rows("SELECT id FROM app.late")).containsExactly("1");
    assertThat(counted("start", "")).isEqualTo("6");
  }

  @Test
  void afterwardsAnUnloggedRollbackKeepsCountsRight() throws Exception {
    consolidate(rollBackLogged("m2"));
    sql.run("UPDATE app.t SET v = 5 WHERE id = 6", "SELECT emaj.emaj_rollback_group('g', 'm1')");
    assertThat(counted("start", "")).isEqualTo("6");
    sql.run("UPDATE app.t SET v = 5 WHERE id = 6");
    assertThat(counted("m1", "")).isEqualTo("1");
  }

  @Test
  void theTraceTellsIt() throws Exception {
    String end = rollBackLogged("m1");
    consolidate(end);
    assertThat(
            sql.rows(
                "SELECT hist_event, hist_object, hist_wording FROM emaj.emaj_hist WHERE hist_function ="
                    + " 'CONSOLIDATE_RLBK_GROUP' ORDER BY hist_id"))
        .startsWith("BEGIN|g|rollback to mark m1, ended with mark " + end)
        .contains(
            "MARK DELETED|g|mark m2 is deleted", "MARK DELETED|g|mark RLBK_1_START is deleted")
        .endsWith("END|g|3 tables/sequences processed, 2 marks deleted")
        .hasSize(4);
  }

  /** What its prepared sessions have logged is still theirs, and would be left behind. */
  @Test
  void aRollbackThatIsNotCommittedInAllItsSessionsIsWaitedFor() throws Exception {
    try (ParallelRollback parallel = new ParallelRollback(database, createOperator(), 2)) {
      int id = parallel.init("{g}", "m1", true);
      sql.run(
          "UPDATE emaj.emaj_rlbk_plan SET rlbp_session = 1 + (rlbp_table = 'u')::int WHERE rlbp_table IN ('t', 'u')");
      parallel.lockAndStart();
      parallel.execute();
      parallel.end();
      parallel.prepare();
      parallel.session(1).run("COMMIT");
      String call =
          "SELECT emaj.emaj_consolidate_rollback_group('g', 'RLBK_%d_DONE')".formatted(id);
      sql.run("SET lock_timeout = '200ms'");
      assertThatThrownBy(() -> sql.run(call)).hasMessageContaining("lock timeout");
      parallel.session(2).run("COMMIT PREPARED 'engine test " + id + "/2'");
      sql.run(call);
    }
    assertThat(logged("emaj_gid > " + gid("m1"))).isEmpty();
    sql.run("SELECT emaj.emaj_rollback_group('g', 'start')");
    assertThat(sql.value("SELECT sum(v) FROM app.u")).isEqualTo("45");
  }

  @Test
  void anAdministratorConsolidatesAndAViewerOnlyLooks() throws Exception {
    String end = rollBackLogged("m1");
    String viewer = "viewer_" + database.name();
    database.createRole(viewer, "emaj_viewer");
    String call = "SELECT emaj.emaj_consolidate_rollback_group('g', '%s')".formatted(end);
    try (Session look = new Session(database.open(viewer))) {
      assertThat(look.rows("SELECT * FROM emaj.emaj_get_consolidable_rollbacks()")).hasSize(1);
      assertThatThrownBy(() -> look.run(call)).hasMessageContaining("permission denied");
    }
    try (Session adm = new Session(database.open(createOperator()))) {
      assertThat(adm.value(call)).isEqualTo("3");
    }
  }

  @Test
  void anOlderSnapshotIsRefused() throws Exception {
    String end = rollBackLogged("m1");
    sql.run("BEGIN ISOLATION LEVEL REPEATABLE READ");
    assertRefused(
        "SELECT emaj.emaj_consolidate_rollback_group('g', '%s')".formatted(end),
        "READ COMMITTED only");
    sql.run("ROLLBACK");
  }

  private String gid(String mark) throws Exception {
    return sql.value(
        "SELECT time_last_emaj_gid FROM emaj.emaj_mark JOIN emaj.emaj_time_stamp ON time_id = mark_time_id"
            + " WHERE mark_group = 'g' AND mark_name = '%s'".formatted(mark));
  }

  /** What the logs hold, as one text. */
  private String logged(String condition) throws Exception {
    return sql.value(
        ("SELECT coalesce(string_agg(row::text, ' ' ORDER BY row::text), '') FROM (SELECT emaj_gid, emaj_verb,"
                + " emaj_tuple, id, v FROM emaj.app_t_log WHERE %1$s UNION ALL SELECT emaj_gid, emaj_verb,"
                + " emaj_tuple, id, v FROM emaj.app_u_log WHERE %1$s) AS row")
            .formatted(condition));
  }
}
