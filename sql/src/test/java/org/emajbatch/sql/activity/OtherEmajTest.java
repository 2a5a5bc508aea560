package org.emajbatch.sql.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.emajbatch.sql.testkit.TestDatabase;
import org.emajbatch.sql.testkit.TestDatabaseExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tables with the columns of E-Maj 2.x, and databases without any. */
@ExtendWith(TestDatabaseExtension.class)
class OtherEmajTest {

  private static final String[] TABLES_OF_2_X = {
    "CREATE SCHEMA emaj",
    "CREATE TYPE emaj._rlbk_status_enum AS ENUM"
        + " ('PLANNING', 'LOCKING', 'EXECUTING', 'COMPLETED', 'COMMITTED', 'ABORTED')",
    "CREATE TYPE emaj._rlbk_step_enum AS ENUM ('LOCK_TABLE', 'DIS_LOG_TRG', 'DROP_FK', 'SET_FK_DEF',"
        + " 'RLBK_TABLE', 'DELETE_LOG', 'SET_FK_IMM', 'ADD_FK', 'ENA_LOG_TRG', 'CTRL+DBLINK')",
    "CREATE TABLE emaj.emaj_time_stamp (time_id BIGSERIAL PRIMARY KEY, time_clock_timestamp TIMESTAMPTZ,"
        + " time_stmt_timestamp TIMESTAMPTZ, time_tx_timestamp TIMESTAMPTZ, time_tx_id BIGINT)",
    "CREATE TABLE emaj.emaj_hist (hist_id BIGSERIAL PRIMARY KEY, hist_user TEXT)",
    "CREATE TABLE emaj.emaj_rlbk (rlbk_id SERIAL PRIMARY KEY, rlbk_groups TEXT[], rlbk_mark TEXT,"
        + " rlbk_mark_time_id BIGINT, rlbk_time_id BIGINT, rlbk_is_logged BOOLEAN,"
        + " rlbk_is_alter_group_allowed BOOLEAN, rlbk_nb_session INT, rlbk_nb_table INT,"
        + " rlbk_nb_sequence INT, rlbk_eff_nb_table INT, rlbk_status emaj._rlbk_status_enum,"
        + " rlbk_begin_hist_id BIGINT, rlbk_is_dblink_used BOOLEAN, rlbk_end_datetime TIMESTAMPTZ,"
        + " rlbk_messages TEXT[])",
    "CREATE TABLE emaj.emaj_rlbk_session (rlbs_rlbk_id INT, rlbs_session INT, rlbs_txid BIGINT,"
        + " rlbs_start_datetime TIMESTAMPTZ, rlbs_end_datetime TIMESTAMPTZ)",
    "CREATE TABLE emaj.emaj_rlbk_plan (rlbp_rlbk_id INT, rlbp_step emaj._rlbk_step_enum, rlbp_schema TEXT,"
        + " rlbp_table TEXT, rlbp_fkey TEXT, rlbp_batch_number INT, rlbp_session INT, rlbp_fkey_def TEXT,"
        + " rlbp_estimated_quantity BIGINT, rlbp_estimated_duration INTERVAL, rlbp_estimate_method INT,"
        + " rlbp_start_datetime TIMESTAMPTZ, rlbp_duration INTERVAL, rlbp_quantity BIGINT)",
    "INSERT INTO emaj.emaj_time_stamp VALUES (1, now() - interval '1 hour', now(), now() - interval '1 hour', 1)"
  };

  @Test
  void aRunningRollbackOf2XIsReadWithTheColumnsItHas(TestDatabase database) throws Exception {
    database.execute(TABLES_OF_2_X);
    try (Connection session = database.open();
        Connection viewer = database.open()) {
      session.setAutoCommit(false);
      long txid = currentTransaction(session);
      database.execute(
          "INSERT INTO emaj.emaj_rlbk VALUES (7, '{g}', 'm', 1, NULL, true, NULL, 1, 4, 2, 3, 'EXECUTING')",
          "INSERT INTO emaj.emaj_rlbk_session VALUES (7, 1, " + txid + ", now() - interval '9 s')",
          "INSERT INTO emaj.emaj_rlbk_plan VALUES"
              + " (7, 'LOCK_TABLE', 'a', 't', NULL, 1, 1, NULL, NULL, NULL, 1, NULL, NULL, NULL),"
              + " (7, 'RLBK_TABLE', 'a', 't', NULL, 1, 1, NULL, 40, '8 s', 1, now() - interval '9 s', '5 s', 33),"
              + " (7, 'ADD_FK', 'a', 't', 'k', 1, 1, NULL, 40, '4 s', 1, now() - interval '4 s', NULL, NULL),"
              + " (7, 'ENA_LOG_TRG', 'a', 't', NULL, 1, 1, NULL, NULL, NULL, 1, NULL, NULL, NULL),"
              + " (7, 'CTRL+DBLINK', '', '', NULL, 1, NULL, NULL, 4, '1 s', 1, NULL, NULL, NULL)");
      RollbackActivity activity = ActivityReader.on(viewer).read(RecentWindow.DEFAULT);

      Rollback rollback = activity.running().get(0);
      assertThat(rollback.state()).isEqualTo(State.EXECUTING);
      assertThat(rollback.target().logged()).isTrue();
      assertThat(rollback.target().comment()).isEmpty();
      assertThat(rollback.extent().effectiveSequences()).isEmpty();
      assertThat(rollback.times().planningEndedAt()).isEmpty();
      assertThat(rollback.times().startedAt()).isPresent();

      SessionProgress session1 = rollback.sessions().get(0);
      assertThat(session1.steps()).isEqualTo(3);
      assertThat(session1.stepsDone()).isEqualTo(1);
      assertThat(session1.estimated()).hasSeconds(12);
      assertThat(session1.estimatedDone()).hasSeconds(8);
      assertThat(session1.spent()).hasSeconds(5);
      assertThat(session1.rows()).isEqualTo(33);
      assertThat(session1.expectedChanges()).isEqualTo(40);
      Step step = session1.current().orElseThrow();
      assertThat(step.kind()).isEqualTo("ADD_FK");
      assertThat(step.object()).isEqualTo("k");
      assertThat(step.estimate()).hasSeconds(4);
    }
  }

  @Test
  void aTransactionIdFromAnotherServerIsNotTakenForARunningOne(TestDatabase database)
      throws Exception {
    database.execute(TABLES_OF_2_X);
    database.execute(
        "INSERT INTO emaj.emaj_rlbk VALUES (7, '{g}', 'm', 1, 1, true, NULL, 1, 4, 2, 3, 'EXECUTING')",
        "INSERT INTO emaj.emaj_rlbk_session VALUES (7, 1, 9000000000, now())");
    try (Connection viewer = database.open()) {
      RollbackActivity activity = ActivityReader.on(viewer).read(RecentWindow.DEFAULT);
      assertThat(activity.running()).isEmpty();
      assertThat(activity.recent()).extracting(Rollback::state).containsExactly(State.ABORTED);
    }
  }

  @Test
  void aDatabaseWithoutEmajIsRefused(TestDatabase database) throws Exception {
    try (Connection connection = database.open()) {
      assertThatThrownBy(() -> ActivityReader.on(connection))
          .isInstanceOfSatisfying(
              ActivityRefusedException.class,
              refused -> {
                assertThat(refused.reason()).isEqualTo(ActivityRefusedException.Reason.NO_EMAJ);
                assertThat(refused.hint()).contains("install -d " + database.name());
              });
    }
  }

  private static long currentTransaction(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        var row = statement.executeQuery("SELECT txid_current()")) {
      row.next();
      return row.getLong(1);
    }
  }
}
