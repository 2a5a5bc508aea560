package org.emajbatch.sql.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.emajbatch.sql.engine.SessionTransaction.Finished;
import org.emajbatch.sql.run.RunId;
import org.emajbatch.sql.testkit.TestDatabase;
import org.emajbatch.sql.testkit.TestDatabaseExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The commands of a session, and what is seen of it from outside. */
@ExtendWith(TestDatabaseExtension.class)
class SessionTransactionTest {

  private static final String GID = "test ' quoted";

  private final ExecutorService background = Executors.newCachedThreadPool();
  private Connection session;
  private Connection other;

  @BeforeEach
  void connect(TestDatabase database) throws Exception {
    database.execute("CREATE TABLE public.t (id int PRIMARY KEY)");
    database.createRole("owner_of_prepared");
    database.execute("GRANT ALL ON public.t TO owner_of_prepared");
    session = database.open();
    other = database.open();
  }

  @AfterEach
  void close() throws Exception {
    background.shutdownNow();
    session.close();
    other.close();
  }

  @Test
  void whatIsPreparedBelongsToTheRoleAndCanBeFinishedOnce() throws Exception {
    SessionTransaction.begin(session);
    run(session, "INSERT INTO t VALUES (1)");
    SessionTransaction.prepare(session, GID, Optional.of("owner_of_prepared"));

    assertThat(SessionTransaction.countPrepared(other, new String[] {GID, "another"})).isEqualTo(1);
    assertThat(text(other, "SELECT owner FROM pg_prepared_xacts WHERE gid = 'test '' quoted'"))
        .isEqualTo("owner_of_prepared");
    Optional<String> role = Optional.of("owner_of_prepared");
    assertThat(SessionTransaction.commitPrepared(other, GID, role)).isEqualTo(Finished.DONE);
    assertThat(SessionTransaction.commitPrepared(other, GID, role)).isEqualTo(Finished.GONE);
    assertThat(SessionTransaction.rollbackPrepared(other, GID, role)).isEqualTo(Finished.GONE);
    assertThat(text(other, "SELECT count(*) || ' ' || current_user FROM t"))
        .isEqualTo("1 postgres");
  }

  @Test
  void aTransactionThatFailedIsNeitherPreparedNorCommitted() throws Exception {
    SessionTransaction.begin(session);
    assertThatThrownBy(() -> run(session, "SELECT 1 / 0")).isInstanceOf(SQLException.class);
    assertThatThrownBy(() -> SessionTransaction.prepare(session, GID, Optional.empty()))
        .isInstanceOf(SQLException.class);
    assertThat(SessionTransaction.countPrepared(other, new String[] {GID})).isZero();

    SessionTransaction.rollback(session);
    SessionTransaction.begin(session);
    assertThatThrownBy(() -> run(session, "SELECT 1 / 0")).isInstanceOf(SQLException.class);
    assertThatThrownBy(() -> SessionTransaction.commit(session)).isInstanceOf(SQLException.class);
  }

  @Test
  void theTransactionIsReadCommittedWhateverTheDefaultIs() throws Exception {
    run(session, "SET default_transaction_isolation = 'serializable'");
    run(session, "SET default_transaction_read_only = on");
    SessionTransaction.begin(session);
    assertThat(text(session, "SHOW transaction_isolation")).isEqualTo("read committed");
    assertThat(text(session, "SHOW transaction_read_only")).isEqualTo("off");
  }

  @Test
  void theCommitIsDurableAndTheLimitsOfTimeAreLifted() throws Exception {
    run(session, "SET synchronous_commit = off");
    run(session, "SET statement_timeout = '5s'");
    SessionTransaction.liftTimeLimits(session);
    SessionTransaction.begin(session);
    SessionTransaction.makeDurable(session);
    assertThat(text(session, "SHOW synchronous_commit")).isEqualTo("on");
    assertThat(text(session, "SHOW statement_timeout")).isEqualTo("0");
  }

  @Test
  void aLiveBlockerIsNamedAndTheWaitCanBeCancelled() throws Exception {
    run(other, "SET application_name = 'report'");
    SessionTransaction.begin(other);
    run(other, "LOCK TABLE t");
    SessionTransaction.begin(session);
    int pid = RunBackends.pidOf(session);
    Future<?> waiting = background.submit(() -> run(session, "LOCK TABLE t"));

    List<Blocker> blockers =
        await()
            .atMost(Duration.ofSeconds(30))
            .until(() -> Blocker.of(other, List.of(pid)), found -> !found.isEmpty());

    assertThat(blockers)
        .singleElement()
        .satisfies(
            blocker -> {
              assertThat(blocker.pid()).isEqualTo(RunBackends.pidOf(other));
              assertThat(blocker.relation()).isEqualTo("t");
              assertThat(blocker.describe()).contains("report", "postgres", " on t");
            });
    SessionTransaction.cancelRunning(session);
    assertThat(waiting).failsWithin(30, TimeUnit.SECONDS);
  }

  @Test
  void aPreparedBlockerIsNamedByItsGid() throws Exception {
    SessionTransaction.begin(other);
    run(other, "LOCK TABLE t");
    SessionTransaction.prepare(other, GID, Optional.empty());
    SessionTransaction.begin(session);
    int pid = RunBackends.pidOf(session);
    Future<?> waiting = background.submit(() -> run(session, "LOCK TABLE t"));

    List<Blocker> blockers =
        await()
            .atMost(Duration.ofSeconds(30))
            .until(() -> Blocker.of(other, List.of(pid)), found -> !found.isEmpty());

    assertThat(blockers).singleElement().extracting(Blocker::gid).isEqualTo(GID);
    assertThat(blockers.get(0).describe()).contains("prepared transaction " + GID);
    SessionTransaction.rollbackPrepared(other, GID, Optional.empty());
    assertThat(waiting).succeedsWithin(30, TimeUnit.SECONDS);
  }

  @Test
  void aGroupIsLockedOnceAndItsHolderIsNamed() throws Exception {
    RunId run = RunId.create();
    run(session, "SET application_name = '" + SessionName.of(run, 1, 3) + "'");
    SessionTransaction.begin(session);
    SessionTransaction.begin(other);

    assertThat(GroupLocks.tryLock(session, List.of("b", "a"))).isEmpty();
    assertThat(GroupLocks.tryLock(other, List.of("c"))).isEmpty();
    assertThat(GroupLocks.tryLock(other, List.of("c", "b")))
        .get()
        .satisfies(
            holder -> {
              assertThat(holder.group()).isEqualTo("b");
              assertThat(holder.pid()).isEqualTo(RunBackends.pidOf(session));
              assertThat(holder.role()).isEqualTo("postgres");
              assertThat(holder.application()).isEqualTo("emaj-batch " + run + " s1/3");
            });
    assertThat(RunBackends.live(other, run)).containsExactly(RunBackends.pidOf(session));
    assertThat(RunBackends.terminateCoordinator(other, run)).isTrue();
    assertThatThrownBy(() -> SessionTransaction.commit(session)).isInstanceOf(SQLException.class);
  }

  private static Object run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return statement.execute(sql);
    }
  }

  private static String text(Connection connection, String sql) throws SQLException {
    return Query.one(connection, sql, row -> row.getString(1));
  }
}
