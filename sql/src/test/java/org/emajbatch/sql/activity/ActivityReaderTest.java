package org.emajbatch.sql.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.emajbatch.sql.connect.Connections;
import org.emajbatch.sql.engine.SessionName;
import org.emajbatch.sql.history.PastRun;
import org.emajbatch.sql.run.Gid;
import org.emajbatch.sql.run.Outcome;
import org.emajbatch.sql.run.Run;
import org.emajbatch.sql.run.RunId;
import org.emajbatch.sql.run.Runs;
import org.emajbatch.sql.testkit.TestDatabase;
import org.emajbatch.sql.testkit.TestDatabaseExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Rollbacks of the real engine, stopped at every point at which somebody may look at them. */
@ExtendWith(TestDatabaseExtension.class)
class ActivityReaderTest {

  private static final String GROUP = "Größe, \"A\"";

  private TestDatabase database;
  private final List<Connection> open = new ArrayList<>();

  @BeforeEach
  void markAGroupAndChangeIt(TestDatabase fresh) throws Exception {
    database = fresh;
    database.installEngine();
    database.createRole("activity_adm", "emaj_adm");
    database.createRole("activity_viewer", "emaj_viewer");
    database.execute(
        "CREATE SCHEMA app",
        "CREATE TABLE app.one (id INT PRIMARY KEY, v TEXT)",
        "CREATE TABLE app.two (id INT PRIMARY KEY, v TEXT)",
        "INSERT INTO app.one SELECT i, 'a' FROM generate_series(1, 30) AS i",
        "INSERT INTO app.two SELECT i, 'a' FROM generate_series(1, 20) AS i",
        "SELECT emaj.emaj_create_group('" + GROUP + "')",
        "SELECT emaj.emaj_assign_tables('app', '{one,two}', '" + GROUP + "')",
        "SELECT emaj.emaj_start_group('" + GROUP + "', 'm1')",
        "UPDATE app.one SET v = 'b'",
        "UPDATE app.two SET v = 'b'");
  }

  @AfterEach
  void disconnect() throws SQLException {
    for (Connection connection : open) {
      connection.close();
    }
  }

  @Test
  void nothingHappensInAQuietDatabase() throws Exception {
    RollbackActivity activity = look();
    assertThat(activity.database()).isEqualTo(database.name());
    assertThat(activity.running()).isEmpty();
    assertThat(activity.recent()).isEmpty();
    assertThat(activity.leftovers()).isEmpty();
  }

  @Test
  void aRollbackIsFollowedFromItsPlanToItsEnd() throws Exception {
    Connection first = session();
    Connection second = session();
    int id = init(first, 2);

    Rollback locking = onlyRunning();
    assertThat(locking.id()).isEqualTo(id);
    assertThat(locking.state()).isEqualTo(State.LOCKING);
    assertThat(locking.target().groups()).containsExactly(GROUP);
    assertThat(locking.target().mark()).isEqualTo("m1");
    assertThat(locking.target().markSetAt()).isPresent();
    assertThat(locking.target().logged()).isFalse();
    assertThat(locking.extent().sessions()).isEqualTo(2);
    assertThat(locking.extent().tables()).isEqualTo(2);
    assertThat(locking.extent().effectiveTables()).hasValue(2);
    assertThat(locking.sessions())
        .extracting(SessionProgress::status)
        .containsExactly(SessionProgress.Status.WORKING, SessionProgress.Status.WAITING);
    assertThat(locking.remaining(look().takenAt())).isPresent();

    call(first, "_rlbk_session_lock(" + id + ", 1)");
    call(second, "_rlbk_session_lock(" + id + ", 2)");
    call(first, "_rlbk_start(" + id + ", false)");
    assertThat(onlyRunning().state()).isEqualTo(State.EXECUTING);

    call(second, "_rlbk_session_exec(" + id + ", 2)");
    Rollback half = onlyRunning();
    assertThat(half.sessions())
        .extracting(SessionProgress::status)
        .containsExactly(SessionProgress.Status.WORKING, SessionProgress.Status.DONE);
    SessionProgress done = half.sessions().get(1);
    assertThat(done.stepsDone()).isEqualTo(done.steps()).isPositive();
    assertThat(half.rows()).isEqualTo(done.rows()).isIn(20L, 30L);

    call(first, "_rlbk_session_exec(" + id + ", 1)");
    call(first, "_rlbk_end(" + id + ", false)");
    Rollback committing = onlyRunning();
    assertThat(committing.state()).isEqualTo(State.COMMITTING);
    assertThat(committing.rows()).isEqualTo(50);

    first.commit();
    second.commit();
    Rollback ended = onlyRecent();
    assertThat(ended.state()).isEqualTo(State.COMMITTED);
    assertThat(ended.reading().isDerived()).isTrue();
    assertThat(ended.times().endedAt()).isPresent();
    assertThat(ended.startedBy()).contains("activity_adm");
    assertThat(ended.messages()).isNotEmpty();
    assertThat(recordedStatus(id)).as("looking must not write").isEqualTo("COMPLETED");

    database.execute("SELECT emaj.emaj_cleanup_rollback_state()");
    assertThat(onlyRecent().reading().isDerived()).isFalse();
  }

  @Test
  void aClientThatDiesLeavesARowThatIsReadAsAborted() throws Exception {
    Connection first = session();
    int id = init(first, 2);
    first.close();
    await().until(() -> look().running().isEmpty());

    Rollback ended = onlyRecent();
    assertThat(ended.id()).isEqualTo(id);
    assertThat(ended.state()).isEqualTo(State.ABORTED);
    assertThat(ended.reading().isDerived()).isTrue();
    assertThat(ended.reading().recordedStatus()).isEqualTo("LOCKING");
    assertThat(ended.times().endedAt()).isEmpty();
  }

  @Test
  void anErrorIsShownWithTheEnginesMessage() throws Exception {
    Connection blocker = database.open();
    open.add(blocker);
    blocker.setAutoCommit(false);
    try (Statement statement = blocker.createStatement()) {
      statement.execute("UPDATE app.one SET v = 'c' WHERE id = 1");
    }
    Connection first = session();
    int id = init(first, 1);
    try (Statement statement = first.createStatement()) {
      statement.execute("SET lock_timeout = '100ms'");
    }
    assertThatThrownBy(() -> call(first, "_rlbk_session_lock(" + id + ", 1)"))
        .isInstanceOf(SQLException.class);
    first.rollback();

    Rollback ended = onlyRecent();
    assertThat(ended.state()).isEqualTo(State.ABORTED);
    assertThat(ended.reading().isDerived()).isFalse();
    assertThat(String.join("\n", ended.messages())).contains("lock timeout");
  }

  @Test
  void aSessionWhoseTransactionIsGoneIsLost() throws Exception {
    Connection first = session();
    Connection second = session();
    int id = init(first, 2);
    call(first, "_rlbk_session_lock(" + id + ", 1)");
    call(second, "_rlbk_session_lock(" + id + ", 2)");
    second.rollback();

    Rollback rollback = onlyRunning();
    assertThat(rollback.isDoomed()).isTrue();
    assertThat(rollback.sessions().get(1).status()).isEqualTo(SessionProgress.Status.LOST);
  }

  @Test
  void preparedTransactionsAreLeftoversOnlyWhenNobodyOfTheirRunIsThere() throws Exception {
    RunId run = RunId.create();
    Connection first =
        Connections.open(database.settings("activity_adm"), SessionName.of(run, 1, 2));
    open.add(first);
    first.setAutoCommit(false);
    Connection second = session();
    int id = init(first, 2);
    register(run, id);
    prepareSecond(first, second, id, run);

    assertThat(look().leftovers()).isEmpty();
    Rollback committing = onlyRunning();
    assertThat(committing.state()).isEqualTo(State.COMMITTING);
    assertThat(committing.run()).contains(run);
    assertThat(committing.startedBy()).contains("activity_adm");

    first.close();
    await().until(() -> !look().leftovers().isEmpty());
    RollbackActivity activity = look();
    assertThat(activity.running()).extracting(Rollback::state).containsExactly(State.IN_DOUBT);
    assertThat(activity.leftovers()).hasSize(1);
    Leftover leftover = activity.leftovers().get(0);
    assertThat(leftover.transaction().ours()).map(Gid::session).contains(2);
    assertThat(leftover.rollbackId()).isEqualTo(OptionalInt.of(id));
    assertThat(leftover.decision()).isEmpty();

    database.execute(
        "INSERT INTO emaj_batch.decision (run_id, outcome, decided_by) VALUES ('"
            + run
            + "', 'aborted', 'recovery test')");
    assertThat(look().leftovers())
        .map(Leftover::decision)
        .containsExactly(Optional.of(Outcome.ABORTED));
  }

  @Test
  void aRunsReportTellsHowLongItWasToTakeAndTook() throws Exception {
    database.execute("SELECT emaj.emaj_rollback_group('" + GROUP + "', 'm1')");
    assertThat(onlyRecent().prediction()).isEmpty();

    RunId run = RunId.create();
    register(run, 1);
    try (Connection connection = database.open("activity_adm")) {
      new Runs(connection)
          .setReport(
              run,
              "{}",
              "{\"prediction\": {\"predictedMs\": 110, \"realMs\": 132, \"within\": true}}");
    }
    assertThat(onlyRecent().prediction()).contains(new PastRun.Prediction(110, 132, true));
  }

  @Test
  void onlyTheLastOnesWithinTheWindowAreShown() throws Exception {
    for (int i = 0; i < 4; i++) {
      database.execute("SELECT emaj.emaj_rollback_group('" + GROUP + "', 'm1')");
    }
    database.execute(
        "UPDATE emaj.emaj_rlbk SET rlbk_end_datetime = now() - interval '3 hours' WHERE rlbk_id = 1");
    assertThat(idsWithin(new RecentWindow(Duration.ofHours(24), 3))).containsExactly(4, 3, 2);
    assertThat(idsWithin(new RecentWindow(Duration.ofHours(24), 9))).containsExactly(4, 3, 2, 1);
    assertThat(idsWithin(new RecentWindow(Duration.ofHours(2), 9))).containsExactly(4, 3, 2);
    assertThat(idsWithin(new RecentWindow(Duration.ofHours(24), 0))).isEmpty();
  }

  @Test
  void aRoleWithoutRightsIsRefusedWithTheGrantThatHelps() throws Exception {
    database.createRole("activity_stranger");
    try (Connection connection = database.open("activity_stranger")) {
      assertThatThrownBy(() -> ActivityReader.on(connection))
          .isInstanceOfSatisfying(
              ActivityRefusedException.class,
              refused -> {
                assertThat(refused.reason()).isEqualTo(ActivityRefusedException.Reason.NO_RIGHTS);
                assertThat(refused.hint()).contains("GRANT emaj_viewer TO \"activity_stranger\"");
              });
    }
  }

  private RollbackActivity look() throws Exception {
    return look(RecentWindow.DEFAULT);
  }

  private RollbackActivity look(RecentWindow window) throws Exception {
    try (Connection viewer = database.open("activity_viewer")) {
      return ActivityReader.on(viewer).read(window);
    }
  }

  private List<Integer> idsWithin(RecentWindow window) throws Exception {
    return look(window).recent().stream().map(Rollback::id).toList();
  }

  private Rollback onlyRunning() throws Exception {
    RollbackActivity activity = look();
    assertThat(activity.recent()).isEmpty();
    assertThat(activity.running()).hasSize(1);
    return activity.running().get(0);
  }

  private Rollback onlyRecent() throws Exception {
    RollbackActivity activity = look();
    assertThat(activity.running()).isEmpty();
    assertThat(activity.recent()).hasSize(1);
    return activity.recent().get(0);
  }

  private Connection session() throws SQLException {
    Connection connection = database.open("activity_adm");
    connection.setAutoCommit(false);
    open.add(connection);
    return connection;
  }

  private static int init(Connection connection, int sessions) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT emaj._rlbk_init('{\"Größe, \\\"A\\\"\"}', 'm1', false, %d, false, false, NULL)"
                    .formatted(sessions))) {
      row.next();
      return row.getInt(1);
    }
  }

  private static void call(Connection connection, String function) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SELECT * FROM emaj." + function);
    }
  }

  private void register(RunId run, int rollbackId) throws SQLException {
    try (Connection connection = database.open("activity_adm")) {
      Runs runs = new Runs(connection);
      runs.insert(
          new Run(
              run,
              OptionalInt.empty(),
              List.of(GROUP),
              "m1",
              false,
              2,
              database.name(),
              1,
              List.of(gid(run)),
              List.of(),
              "",
              Instant.EPOCH,
              Optional.empty()));
      runs.setRollback(run, rollbackId);
    }
  }

  private static void prepareSecond(Connection first, Connection second, int id, RunId run)
      throws SQLException {
    call(first, "_rlbk_session_lock(" + id + ", 1)");
    call(second, "_rlbk_session_lock(" + id + ", 2)");
    call(first, "_rlbk_start(" + id + ", false)");
    call(first, "_rlbk_session_exec(" + id + ", 1)");
    call(second, "_rlbk_session_exec(" + id + ", 2)");
    call(first, "_rlbk_end(" + id + ", false)");
    try (Statement statement = second.createStatement()) {
      statement.execute("PREPARE TRANSACTION '" + gid(run) + "'");
    }
  }

  private static String gid(RunId run) {
    return new Gid(run, 1, 2, 2).toString();
  }

  private String recordedStatus(int id) throws SQLException {
    try (Connection connection = database.open();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT rlbk_status FROM emaj.emaj_rlbk WHERE rlbk_id = " + id)) {
      row.next();
      return row.getString(1);
    }
  }
}
