package org.emajbatch.sql.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import org.emajbatch.sql.testkit.EveryServerVersion;
import org.emajbatch.sql.testkit.TestDatabase;
import org.emajbatch.sql.testkit.TestServer;

/** The statements on every server version; all else is tested on the version of the demo. */
class ServerVersionsTest {

  @EveryServerVersion
  void aRollbackIsRead(String version) throws Exception {
    try (TestServer server = TestServer.start(version)) {
      TestDatabase database = server.createDatabase();
      database.installEngine();
      database.execute(
          "CREATE TABLE public.t (id INT PRIMARY KEY)",
          "SELECT emaj.emaj_create_group('g')",
          "SELECT emaj.emaj_assign_table('public', 't', 'g')",
          "SELECT emaj.emaj_start_group('g', 'm')",
          "INSERT INTO public.t VALUES (1)",
          "SELECT emaj.emaj_rollback_group('g', 'm')");
      try (Connection connection = database.open()) {
        RollbackActivity activity = ActivityReader.on(connection).read(RecentWindow.DEFAULT);
        assertThat(activity.recent()).extracting(Rollback::state).containsExactly(State.COMMITTED);
      }
    }
  }
}
