package org.emajbatch.sql.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.emajbatch.sql.run.PreparedTransaction.Kind;
import org.emajbatch.sql.testkit.TestDatabase;
import org.emajbatch.sql.testkit.TestDatabaseExtension;
import org.emajbatch.sql.testkit.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabaseExtension.class)
class PreparedTransactionsTest {

  @Test
  void eachIsAttributedToItsMaker(TestDatabase database) throws Exception {
    database.createRole("operator");
    database.execute("GRANT ALL ON SCHEMA public TO operator");
    Gid ours = new Gid(RunId.create(), 5, 2, 3);
    prepare(database, "operator", ours.toString());
    prepare(database, "operator", "emaj_batch:9:something newer");
    prepare(database, "operator", "emajtx2");
    prepare(database, "operator", "their 'own'");

    List<PreparedTransaction> all = read(database);
    assertThat(all)
        .extracting(PreparedTransaction::kind)
        .containsExactly(Kind.OURS, Kind.OURS_UNKNOWN_VERSION, Kind.UPSTREAM, Kind.FOREIGN);
    assertThat(all)
        .allSatisfy(
            t -> {
              assertThat(t.owner()).isEqualTo("operator");
              assertThat(t.database()).isEqualTo(database.name());
              assertThat(t.upstreamRollbackId()).isEmpty();
            });
    assertThat(all.get(0).ours()).contains(ours);
    assertThat(all.get(3).gid()).isEqualTo("their 'own'");
  }

  @Test
  void upstreamsAreTracedToTheirRollback(TestDatabase database) throws Exception {
    database.execute(
        "CREATE SCHEMA emaj",
        "CREATE TABLE emaj.emaj_rlbk_session (rlbs_rlbk_id int, rlbs_session int, rlbs_txid bigint)");
    // As after the counter of transactions has gone round: the table holds the epoch, the view does
    // not.
    prepareAs(
        database,
        "emajtx1",
        "INSERT INTO emaj.emaj_rlbk_session VALUES (7, 1, 1)",
        "UPDATE emaj.emaj_rlbk_session SET rlbs_txid = txid_current()");
    database.execute(
        "INSERT INTO emaj.emaj_rlbk_session"
            + " SELECT 7, 1, (1::bigint << 32) + transaction::text::bigint FROM pg_prepared_xacts");
    assertThat(read(database).get(0).upstreamRollbackId()).hasValue(7);

    database.createRole("stranger");
    try (Connection stranger = database.open("stranger")) {
      assertThat(PreparedTransactions.read(stranger).get(0).upstreamRollbackId()).isEmpty();
    }
  }

  @Test
  void afterACrashBeforeTheDecisionRecoveryBuriesAndRollsBack() throws Exception {
    try (TestServer server = TestServer.start("15")) {
      TestDatabase database = server.createDatabase();
      database.installBatchSchema();
      database.execute("CREATE TABLE t (i int)");
      RunId run = RunId.create();
      String gid = new Gid(run, 5, 2, 2).toString();
      try (Connection coordinator = database.open()) {
        coordinator.setAutoCommit(false);
        Decisions.claim(coordinator, run);
        prepareAs(database, gid, "INSERT INTO t VALUES (1)");
        server.stopImmediately();
      }
      server.restart();
      try (Connection recovery = database.open()) {
        assertThat(PreparedTransactions.read(recovery)).hasSize(1);
        assertThat(Decisions.outcome(recovery, run)).isEmpty();
        assertThat(Decisions.bury(recovery, run, "test", Duration.ofSeconds(5)))
            .isEqualTo(BuryResult.BURIED);
        execute(recovery, "ROLLBACK PREPARED '" + gid + "'");
        assertThat(PreparedTransactions.read(recovery)).isEmpty();
      }
    }
  }

  private static void prepare(TestDatabase database, String role, String gid) throws SQLException {
    try (Connection connection = database.open(role)) {
      execute(connection, "BEGIN");
      execute(connection, "SELECT txid_current()");
      execute(connection, "PREPARE TRANSACTION '" + gid.replace("'", "''") + "'");
    }
  }

  private static void prepareAs(TestDatabase database, String gid, String... work)
      throws SQLException {
    try (Connection connection = database.open()) {
      execute(connection, "BEGIN");
      for (String sql : work) {
        execute(connection, sql);
      }
      execute(connection, "PREPARE TRANSACTION '" + gid + "'");
    }
  }

  private static List<PreparedTransaction> read(TestDatabase database) throws SQLException {
    try (Connection connection = database.open()) {
      return PreparedTransactions.read(connection);
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
