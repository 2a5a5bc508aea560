package org.emajbatch.sql.enginetest;

import static org.assertj.core.api.Assertions.assertThat;

import org.emajbatch.sql.activity.ActivityReader;
import org.emajbatch.sql.activity.RecentWindow;
import org.emajbatch.sql.activity.Rollback;
import org.emajbatch.sql.activity.State;
import org.emajbatch.sql.watch.Timelines;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Events are kept that are not older than the retention delay, than the oldest mark that can be
 * rolled back to, and than the oldest rollback that has not ended.
 */
class HistoryRetentionTest extends EngineTestCase {

  private static final String OLD = "SELECT count(*) FROM emaj.emaj_hist WHERE hist_object = 'old'";
  private static final String STEPS = "SELECT count(*) FROM emaj.emaj_rlbk_plan";

  @BeforeEach
  void prepare() throws Exception {
    sql.run(
        "CREATE TABLE app.t (id int PRIMARY KEY)",
        "SELECT emaj.emaj_create_group('g')",
        "SELECT emaj.emaj_assign_table('app', 't', 'g')",
        "SELECT emaj.emaj_start_group('g', 'm1')",
        "INSERT INTO app.t VALUES (1)",
        "SELECT emaj.emaj_rollback_group('g', 'm1')",
        "SELECT emaj.emaj_cleanup_rollback_state()",
        "INSERT INTO emaj.emaj_hist (hist_id, hist_datetime, hist_function, hist_object)"
            + " VALUES (0, now() - interval '2 years', 'OLD', 'old')");
  }

  @Test
  void deletingOldMarksDeletesOldEvents() throws Exception {
    sql.run("SELECT emaj.emaj_delete_before_mark_group('g', 'm1')");
    assertThat(sql.value(OLD)).isEqualTo("0");
    assertThat(
            sql.value(
                "SELECT hist_wording FROM emaj.emaj_hist WHERE hist_function = 'PURGE_HISTORY'"))
        .isEqualTo("1 events and 0 steps of rollbacks deleted");
    assertThat(
            sql.value("SELECT count(*) FROM emaj.emaj_hist WHERE hist_function = 'CREATE_GROUP'"))
        .isEqualTo("2");
  }

  @Test
  void startingAGroupDeletesOldEvents() throws Exception {
    sql.run(
        "SELECT emaj.emaj_create_group('h')",
        "SELECT emaj.emaj_set_param('history_retention', '3 years')",
        "SELECT emaj.emaj_start_group('h')");
    assertThat(sql.value(OLD)).isEqualTo("1");
    sql.run(
        "SELECT emaj.emaj_stop_group('h')",
        "SELECT emaj.emaj_set_param('history_retention', '1 year')",
        "SELECT emaj.emaj_start_group('h', 'again')");
    assertThat(sql.value(OLD)).isEqualTo("0");
  }

  @Test
  void historyCanBeKeptForEver() throws Exception {
    sql.run(
        "SELECT emaj.emaj_set_param('history_retention', '100000 years')",
        "SELECT emaj.emaj_delete_before_mark_group('g', 'm1')");
    assertThat(sql.value(OLD)).isEqualTo("1");
  }

  @Test
  void whatIsNotOlderThanTheOldestUsableMarkStays() throws Exception {
    retainNothing();
    sql.run(
        "SELECT emaj.emaj_set_mark_group('g', 'm2')",
        "SELECT emaj.emaj_delete_before_mark_group('g', 'm1')");
    assertThat(count("ROLLBACK_GROUP")).isPositive();
    assertThat(sql.value(STEPS)).isNotEqualTo("0");

    sql.run("SELECT emaj.emaj_delete_before_mark_group('g', 'm2')");

    assertThat(count("ROLLBACK_GROUP")).isZero();
    assertThat(sql.value(STEPS)).isEqualTo("0");
    assertThat(count("DELETE_BEFORE_MARK_GROUP")).isPositive();
  }

  @Test
  void aRollbackWithoutItsStepsIsStillRead() throws Exception {
    retainNothing();
    sql.run(
        "SELECT emaj.emaj_set_mark_group('g', 'm2')",
        "SELECT emaj.emaj_delete_before_mark_group('g', 'm2')");
    assertThat(sql.value(STEPS)).isEqualTo("0");

    var seen =
        ActivityReader.on(sql.connection())
            .read(RecentWindow.DEFAULT, (c, names) -> Timelines.read(c, names, 1));

    assertThat(seen.also()).hasValueSatisfying(timeline -> assertThat(timeline.steps()).isEmpty());
    assertThat(seen.activity().recent())
        .extracting(Rollback::state)
        .containsExactly(State.COMMITTED);
  }

  /** The event at its beginning is the witness of how it ended. */
  @Test
  void aRollbackThatHasNotEndedKeepsItsWitness() throws Exception {
    sql.run(
        "CREATE TABLE app.a (id int PRIMARY KEY)",
        "CREATE TABLE app.b (id int PRIMARY KEY)",
        "SELECT emaj.emaj_create_group('h')",
        "SELECT emaj.emaj_assign_tables('app', '{a,b}', 'h')",
        "SELECT emaj.emaj_start_group('h', 'start')",
        "INSERT INTO app.a VALUES (1)",
        "INSERT INTO app.b VALUES (1)");
    retainNothing();
    try (ParallelRollback parallel = new ParallelRollback(database, createOperator(), 2)) {
      int id = parallel.init("{h}", "start", false);
      parallel.lockAndStart();
      parallel.execute();
      parallel.end();
      parallel.prepare();
      parallel.session(1).run("COMMIT");
      sql.run(
          "DELETE FROM emaj.emaj_mark WHERE mark_group = 'h'",
          "SELECT emaj.emaj_set_mark_group('g', 'm2')",
          "SELECT emaj.emaj_delete_before_mark_group('g', 'm2')");
      parallel.session(2).run("COMMIT PREPARED 'engine test " + id + "/2'");
      sql.run("SELECT emaj.emaj_cleanup_rollback_state()");
      assertThat(sql.value("SELECT rlbk_status FROM emaj.emaj_rlbk WHERE rlbk_id = " + id))
          .isEqualTo("COMMITTED");
    }
  }

  private void retainNothing() throws Exception {
    sql.run("SELECT emaj.emaj_set_param('history_retention', '0 seconds')");
  }

  private int count(String function) throws Exception {
    return Integer.parseInt(
        sql.value("SELECT count(*) FROM emaj.emaj_hist WHERE hist_function = '" + function + "'"));
  }
}
