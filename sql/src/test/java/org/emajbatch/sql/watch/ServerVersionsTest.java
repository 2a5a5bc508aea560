package org.emajbatch.sql.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.emajbatch.sql.activity.ActivityReader;
import org.emajbatch.sql.activity.Catalogue;
import org.emajbatch.sql.activity.RecentWindow;
import org.emajbatch.sql.activity.Rollback;
import org.emajbatch.sql.activity.RollbackActivity;
import org.emajbatch.sql.activity.State;
import org.emajbatch.sql.testkit.EveryServerVersion;
import org.emajbatch.sql.testkit.TestDatabase;
import org.emajbatch.sql.testkit.TestServer;

/** Every statement on every server version; all else is tested on the version of the demo. */
class ServerVersionsTest {

  @EveryServerVersion
  void everythingIsReadByAViewer(String version) throws Exception {
    try (TestServer server = TestServer.start(version)) {
      TestDatabase database = server.createDatabase();
      database.installEngine();
      database.createRole("viewer", "emaj_viewer");
      database.execute(
          "CREATE TABLE public.t (id INT PRIMARY KEY)",
          "SELECT emaj.emaj_create_group('g')",
          "SELECT emaj.emaj_assign_table('public', 't', 'g')",
          "SELECT emaj.emaj_start_group('g', 'm')",
          "INSERT INTO public.t VALUES (1)",
          "SELECT emaj.emaj_logged_rollback_group('g', 'm')");
      try (Connection viewer = database.open("viewer");
          Connection first = database.open();
          Connection second = database.open()) {
        ActivityReader reader = ActivityReader.on(viewer);
        RollbackActivity activity =
            reader.read(RecentWindow.DEFAULT, ServerVersionsTest::everything).activity();
        assertThat(activity.recent()).extracting(Rollback::state).containsExactly(State.COMMITTED);
        first.setAutoCommit(false);
        WatchedDatabase.run(first, "LOCK TABLE public.t");
        CompletableFuture<Void> waiting = WatchedDatabase.async(second, "DELETE FROM public.t");
        LockWait wait = await().until(() -> waits(reader), waits -> waits.size() == 1).get(0);
        assertThat(wait.object()).isEqualTo("public.t");
        first.rollback();
        waiting.get(20, TimeUnit.SECONDS);
      }
    }
  }

  private static boolean everything(Connection c, Catalogue names) throws SQLException {
    assertThat(Timelines.read(c, names, 1).orElseThrow().steps()).isNotEmpty();
    assertThat(SessionLocks.on(c, 1, "public", "t")).isEmpty();
    assertThat(GroupSummaries.read(c, LogSizes.read(c)))
        .extracting(GroupSummary::changes)
        .containsExactly(2L);
    assertThat(GroupMarks.read(c, names, "g")).hasSize(3);
    assertThat(GroupMembers.read(c, "g")).hasSize(1);
    assertThat(Consolidables.read(c, "g")).hasSize(1);
    assertThat(GroupHistory.read(c, "g")).isNotEmpty();
    assertThat(ChangeCounts.between(c, "g", "m", Optional.empty(), false)).hasSize(1);
    assertThat(ChangeCounts.between(c, "g", "m", Optional.empty(), true)).hasSize(2);
    return true;
  }

  private static List<LockWait> waits(ActivityReader reader) throws SQLException {
    return reader.read(RecentWindow.DEFAULT, LockWaits::read).also();
  }
}
