package org.emajbatch.orchestrator.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.emajbatch.sql.connect.Connections;
import org.emajbatch.sql.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.Test;

/** What a demo leaves that was killed outright. */
class StaleServersTest {

  private static final Path HOME = Path.of("target", "stale-servers");

  @Test
  void aServerWhoseDemoIsDeadIsStoppedAndOneThatWasKeptIsNot() throws Exception {
    EmbeddedPostgres stale = abandoned("-1");
    EmbeddedPostgres kept = abandoned("-2");
    StaleServers.keep(directory(kept));
    EmbeddedPostgres own = EmbeddedPostgres.builder(HOME).cluster(StaleServers.newName()).start();

    Path home = directory(own).getParent();
    assertThat(StaleServers.clear(home))
        .containsExactly("cleared away what an interrupted demo left in " + directory(stale));

    assertThat(directory(stale)).doesNotExist();
    for (EmbeddedPostgres alive : new EmbeddedPostgres[] {kept, own}) {
      Connections.open(alive.settings("postgres"), "test").close();
    }
    own.close();
    EmbeddedPostgres.builder(home)
        .cluster(directory(kept).getFileName().toString())
        .start()
        .close();
  }

  /** A server that runs on, with the number of a process that has ended. */
  private static EmbeddedPostgres abandoned(String suffix)
      throws IOException, InterruptedException {
    Process ended = new ProcessBuilder("true").start();
    ended.waitFor();
    EmbeddedPostgres server =
        EmbeddedPostgres.builder(HOME).cluster("demo-" + ended.pid() + suffix).start();
    server.detach();
    return server;
  }

  private static Path directory(EmbeddedPostgres server) {
    return server.dataDirectory().getParent();
  }
}
