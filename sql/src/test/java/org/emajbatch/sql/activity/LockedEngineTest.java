package org.emajbatch.sql.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.emajbatch.sql.connect.Connections;
import org.emajbatch.sql.engine.Query;
import org.emajbatch.sql.engine.ServerError;
import org.emajbatch.sql.run.Gid;
import org.emajbatch.sql.run.RunId;
import org.emajbatch.sql.testkit.TestDatabase;
import org.emajbatch.sql.testkit.TestDatabaseExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What can be seen, by a viewer, while E-Maj's own tables are locked. */
@ExtendWith(TestDatabaseExtension.class)
class LockedEngineTest {

  @Test
  void aPreparedTransactionThatLocksIsNamedAndSoIsWhatItLeft(TestDatabase database)
      throws Exception {
    database.installEngine();
    String gid = new Gid(RunId.create(), 1, 1, 2).toString();
    try (Connection session = database.open()) {
      session.setAutoCommit(false);
      run(session, "LOCK TABLE emaj.emaj_rlbk, emaj.emaj_hist");
      run(session, "PREPARE TRANSACTION '" + gid + "'");
    }
    try (Connection connection = watcher(database)) {
      Remainder rest = locked(ActivityReader.on(connection));
      assertThat(rest.reason())
          .isEqualTo(
              "a prepared transaction has locked emaj.emaj_hist and 1 more of E-Maj's tables");
      assertThat(rest.database()).isEqualTo(database.name());
      RollbackActivity picture = rest.on(Optional.empty());
      assertThat(picture.running()).isEmpty();
      assertThat(picture.leftovers())
          .extracting(leftover -> leftover.transaction().gid())
          .containsExactly(gid);
      Remainder runsLockedToo =
          new Remainder(rest.takenAt(), rest.database(), Optional.empty(), "all is locked");
      assertThat(runsLockedToo.on(Optional.of(picture))).isEqualTo(picture);
    } finally {
      database.execute("ROLLBACK PREPARED '" + gid + "'");
    }
  }

  @Test
  void whoWaitsForALockStandsInTheWayToo(TestDatabase database) throws Exception {
    database.installEngine();
    try (Connection reader = Connections.open(database.settings(), "reader");
        Connection waiter = Connections.open(database.settings(), "waiter");
        Connection connection = watcher(database)) {
      ActivityReader watcher = ActivityReader.on(connection);
      reader.setAutoCommit(false);
      waiter.setAutoCommit(false);
      run(reader, "SELECT FROM emaj.emaj_rlbk");
      CompletableFuture<Void> waiting =
          CompletableFuture.runAsync(() -> run(waiter, "LOCK TABLE emaj.emaj_rlbk"));
      await()
          .until(
              () ->
                  Query.one(
                      reader,
                      "SELECT EXISTS (SELECT FROM pg_locks WHERE relation = 'emaj.emaj_rlbk'::regclass AND NOT granted)",
                      row -> row.getBoolean(1)));
      assertThat(locked(watcher).reason())
          .contains(
              "(role " + database.settings().user() + ", waiter) waits to lock emaj.emaj_rlbk");

      reader.rollback();
      waiting.get(20, TimeUnit.SECONDS);
      waiter.rollback();
      assertThat(watcher.read(RecentWindow.DEFAULT).database()).isEqualTo(database.name());
    }
  }

  private static Connection watcher(TestDatabase database) throws SQLException {
    database.createRole("locked_viewer", "emaj_viewer");
    Connection connection = Connections.open(database.settings("locked_viewer"), "watcher");
    run(connection, "SET lock_timeout = '200ms'");
    return connection;
  }

  /** The rollbacks cannot be read, but that much can. */
  private static Remainder locked(ActivityReader reader) throws SQLException {
    SQLException e =
        catchThrowableOfType(SQLException.class, () -> reader.read(RecentWindow.DEFAULT));
    assertThat(ServerError.isLocked(e)).isTrue();
    ActivityReader.Rest<List<Integer>> rest = reader.readRest((session, names) -> List.of(7));
    assertThat(rest.also()).containsExactly(7);
    return rest.remainder();
  }

  private static void run(Connection connection, String sql) {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
