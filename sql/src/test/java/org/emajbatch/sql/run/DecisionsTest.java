package org.emajbatch.sql.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.emajbatch.sql.connect.ConnectionSettings;
import org.emajbatch.sql.connect.Connections;
import org.emajbatch.sql.testkit.TestDatabase;
import org.emajbatch.sql.testkit.TestDatabaseExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(TestDatabaseExtension.class)
class DecisionsTest {

  private static final Duration SHORT = Duration.ofMillis(50);
  private static final Duration LONG = Duration.ofSeconds(60);

  private final RunId run = RunId.create();
  private final ExecutorService background = Executors.newCachedThreadPool();

  private TestDatabase database;
  private Connection coordinator;
  private Connection recovery;

  @BeforeEach
  void connect(TestDatabase database) throws Exception {
    this.database = database;
    database.installBatchSchema();
    database.createRole("operator", "emaj_adm");
    coordinator = database.open("operator");
    coordinator.setAutoCommit(false);
    recovery = database.open("operator");
  }

  @AfterEach
  void disconnect() throws Exception {
    background.shutdownNow();
    coordinator.close();
    recovery.close();
  }

  @Test
  void theCommitOfTheClaimIsTheDecision() throws Exception {
    Decisions.claim(coordinator, run);
    assertThat(Decisions.outcome(recovery, run)).isEmpty();
    coordinator.commit();
    assertThat(Decisions.outcome(recovery, run)).contains(Outcome.COMMITTED);
    assertThat(bury(SHORT)).isEqualTo(BuryResult.ALREADY_DECIDED);
    assertThat(Decisions.outcome(recovery, run)).contains(Outcome.COMMITTED);
  }

  @Test
  void aBuriedRunCannotBeClaimedAnyMore() throws Exception {
    assertThat(bury(SHORT)).isEqualTo(BuryResult.BURIED);
    assertThat(bury(SHORT)).isEqualTo(BuryResult.ALREADY_DECIDED);
    assertThat(Decisions.outcome(recovery, run)).contains(Outcome.ABORTED);
    assertThatThrownBy(() -> Decisions.claim(coordinator, run))
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("23505"));
  }

  @Test
  void aLiveCoordinatorIsLeftAloneAndTheConnectionStaysUsable() throws Exception {
    Decisions.claim(coordinator, run);
    assertThat(bury(SHORT)).isEqualTo(BuryResult.IN_PROGRESS);
    assertThat(recovery.getAutoCommit()).isTrue();
    assertThat(ask(recovery, "SHOW lock_timeout")).isEqualTo("0");
    coordinator.commit();
    assertThat(bury(SHORT)).isEqualTo(BuryResult.ALREADY_DECIDED);
  }

  @Test
  void recoveryWinsWhenTheCoordinatorDies() throws Exception {
    Decisions.claim(coordinator, run);
    int backend = Integer.parseInt(ask(coordinator, "SELECT pg_backend_pid()"));
    Future<BuryResult> result = background.submit(() -> bury(LONG));
    awaitWaiting(recovery);
    database.execute("SELECT pg_terminate_backend(" + backend + ")");
    assertThat(result.get(LONG.toSeconds(), TimeUnit.SECONDS)).isEqualTo(BuryResult.BURIED);
    assertThat(Decisions.outcome(recovery, run)).contains(Outcome.ABORTED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"read committed", "repeatable read", "serializable"})
  void recoveryFollowsACoordinatorThatCommitsMeanwhile(String isolation) throws Exception {
    ConnectionSettings s = database.settings("operator");
    ConnectionSettings strict =
        new ConnectionSettings(
            s.host(),
            s.port(),
            s.database(),
            s.user(),
            s.password(),
            Map.of("options", "-c default_transaction_isolation=" + isolation.replace(" ", "\\ ")));
    Decisions.claim(coordinator, run);
    try (Connection other = Connections.open(strict, "recovery")) {
      assertThat(ask(other, "SHOW default_transaction_isolation")).isEqualTo(isolation);
      Future<BuryResult> result = background.submit(() -> Decisions.bury(other, run, "test", LONG));
      awaitWaiting(other);
      coordinator.commit();
      assertThat(result.get(LONG.toSeconds(), TimeUnit.SECONDS))
          .isEqualTo(BuryResult.ALREADY_DECIDED);
      assertThat(Decisions.outcome(other, run)).contains(Outcome.COMMITTED);
    }
  }

  @Test
  void ofManyRecoveriesExactlyOneBuries() throws Exception {
    List<Callable<BuryResult>> recoveries = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      recoveries.add(
          () -> {
            try (Connection own = database.open("operator")) {
              return Decisions.bury(own, run, "test", LONG);
            }
          });
    }
    List<BuryResult> results = new ArrayList<>();
    for (Future<BuryResult> result : background.invokeAll(recoveries)) {
      results.add(result.get());
    }
    assertThat(results).containsOnlyOnce(BuryResult.BURIED);
    assertThat(results).containsOnly(BuryResult.BURIED, BuryResult.ALREADY_DECIDED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE emaj_batch.decision SET outcome = 'committed'",
        "DELETE FROM emaj_batch.decision",
        "TRUNCATE emaj_batch.decision",
        "SET session_replication_role = replica; DELETE FROM emaj_batch.decision"
      })
  void nobodyChangesADecision(String change) throws Exception {
    bury(SHORT);
    assertThatThrownBy(() -> database.execute(change))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("a decision is never changed");
    assertThatThrownBy(() -> ask(recovery, change)).isInstanceOf(SQLException.class);
    assertThat(Decisions.outcome(recovery, run)).contains(Outcome.ABORTED);
  }

  @Test
  void viewersReadAndOthersDoNot() throws Exception {
    bury(SHORT);
    database.createRole("watcher", "emaj_viewer");
    database.createRole("stranger");
    try (Connection watcher = database.open("watcher");
        Connection stranger = database.open("stranger")) {
      assertThat(Decisions.outcome(watcher, run)).contains(Outcome.ABORTED);
      assertThatThrownBy(() -> Decisions.bury(watcher, RunId.create(), "test", SHORT))
          .hasMessageContaining("permission denied");
      assertThat(watcher.getAutoCommit()).isTrue();
      assertThatThrownBy(() -> Decisions.outcome(stranger, run))
          .hasMessageContaining("permission denied");
    }
  }

  @Test
  void theWrongKindOfTransactionIsRefused() throws Exception {
    assertThatThrownBy(() -> Decisions.claim(recovery, run))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> Decisions.bury(coordinator, run, "test", SHORT))
        .isInstanceOf(IllegalStateException.class);
    assertThat(Decisions.outcome(recovery, run)).isEmpty();
  }

  private BuryResult bury(Duration lockTimeout) throws SQLException {
    return Decisions.bury(recovery, run, "test", lockTimeout);
  }

  private void awaitWaiting(Connection waiting) throws SQLException {
    int backend = waiting.unwrap(org.postgresql.PGConnection.class).getBackendPID();
    await()
        .until(
            () -> {
              try (Connection observer = database.open()) {
                return ask(
                        observer,
                        "SELECT count(*) FROM pg_locks WHERE NOT granted AND pid = " + backend)
                    .equals("1");
              }
            });
  }

  private static String ask(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }
}
