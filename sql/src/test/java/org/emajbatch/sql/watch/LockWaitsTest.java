package org.emajbatch.sql.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.emajbatch.sql.connect.Connections;
import org.emajbatch.sql.engine.SessionName;
import org.emajbatch.sql.run.Gid;
import org.emajbatch.sql.run.PreparedTransaction.Kind;
import org.emajbatch.sql.run.RunId;
import org.junit.jupiter.api.Test;

/** Real waits, each held open until it was seen. */
class LockWaitsTest extends WatchedDatabase {

  private static final String CHANGE = "UPDATE \"My App\".one SET v = 'c' WHERE id = 1";

  @Test
  void nobodyWaitsInAQuietDatabase() throws Exception {
    assertThat(waits()).isEmpty();
  }

  @Test
  void aRollbackThatWaitsForTheApplicationIsNamed() throws Exception {
    database.execute("UPDATE \"My App\".one SET v = 'b'");
    Connection application = session();
    run(application, CHANGE);
    Connection rollback = session();
    int id = init(rollback, 1);
    CompletableFuture<Void> locking =
        async(rollback, "SELECT emaj._rlbk_session_lock(" + id + ", 1)");

    LockWait wait = onlyWait();
    assertThat(wait.object()).isEqualTo("\"My App\".one");
    assertThat(wait.mode()).isEqualTo("ExclusiveLock");
    assertThat(wait.since()).isPresent();
    assertThat(wait.waiter().rollbackId()).hasValue(id);
    assertThat(wait.waiter().session()).hasValue(1);
    assertThat(wait.waiter().role()).contains("watch_adm");
    assertThat(wait.blockers()).hasSize(1);
    Party blocker = wait.blockers().get(0);
    assertThat(blocker.pid())
        .hasValue(Integer.parseInt(value(application, "SELECT pg_backend_pid()")));
    assertThat(blocker.application()).isEqualTo("test");
    assertThat(blocker.rollbackId()).isEmpty();
    assertThat(blocker.query()).as("is hidden from a viewer").isEmpty();

    application.rollback();
    locking.get(20, TimeUnit.SECONDS);
    assertThat(waits()).isEmpty();
  }

  @Test
  void aRowThatIsWaitedForIsOneOfATable() throws Exception {
    Connection first = session();
    run(first, CHANGE);
    Connection second = session();
    CompletableFuture<Void> waiting = async(second, CHANGE);

    LockWait wait = onlyWait();
    assertThat(wait.object()).isEqualTo("row of \"My App\".one");
    assertThat(wait.mode()).isEqualTo("ShareLock");

    first.rollback();
    waiting.get(20, TimeUnit.SECONDS);
  }

  @Test
  void thePreparedTransactionInTheWayIsFoundAmongOthers() throws Exception {
    RunId run = RunId.create();
    String gid = new Gid(run, 1, 2, 2).toString();
    Connection harmless = session();
    run(harmless, "SELECT * FROM \"My App\".one");
    run(harmless, "SELECT txid_current()");
    run(harmless, "PREPARE TRANSACTION 'harmless'");
    Connection session =
        transaction(Connections.open(database.settings("watch_adm"), SessionName.of(run, 2, 2)));
    run(session, "LOCK TABLE \"My App\".one IN EXCLUSIVE MODE");
    run(session, "SELECT txid_current()");
    Connection application = session();
    CompletableFuture<Void> waiting = async(application, CHANGE);

    Party live = onlyWait().blockers().get(0);
    assertThat(live.session()).as("known by its name").hasValue(2);

    run(session, "PREPARE TRANSACTION '" + gid + "'");
    await().until(() -> onlyWait().blockers().get(0).prepared().isPresent());
    LockWait wait = onlyWait();
    assertThat(wait.mode()).isEqualTo("RowExclusiveLock");
    assertThat(wait.blockers()).hasSize(1);
    Party blocker = wait.blockers().get(0);
    assertThat(blocker.pid()).isEmpty();
    assertThat(blocker.prepared().orElseThrow().gid()).isEqualTo(gid);
    assertThat(blocker.prepared().orElseThrow().kind()).isEqualTo(Kind.OURS);
    assertThat(blocker.session()).hasValue(2);
    assertThat(blocker.role()).contains("watch_adm");

    database.execute("ROLLBACK PREPARED '" + gid + "'");
    waiting.get(20, TimeUnit.SECONDS);
  }

  private LockWait onlyWait() {
    return await().until(this::waits, waits -> waits.size() == 1).get(0);
  }

  private List<LockWait> waits() throws Exception {
    // Others may test on the same server, and wait for transactions there.
    return look(LockWaits::read).stream()
        .filter(wait -> wait.waiter().role().filter("watch_adm"::equals).isPresent())
        .toList();
  }
}
