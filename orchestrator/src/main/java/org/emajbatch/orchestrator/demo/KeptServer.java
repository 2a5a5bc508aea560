package org.emajbatch.orchestrator.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.emajbatch.samples.SampleApplication;
import org.emajbatch.sql.connect.ConnectionSettings;

/** What to type to play with a server that stays up, and in the end to be rid of it. */
public final class KeptServer {

  private KeptServer() {}

  /**
   * A command.
   *
   * @param purpose a word or two
   * @param line for a shell, in the project's directory
   */
  public record Command(String purpose, String line) {}

  static List<Command> commands(DemoServer server, DemoDatabase database, DemoOptions options)
      throws IOException {
    ConnectionSettings administrator = database.administrator();
    String password = "PGPASSFILE=" + quoted(database.writePasswords(server.directory())) + " ";
    String where =
        " -h %s -p %d -d %s"
            .formatted(administrator.host(), administrator.port(), administrator.database());
    String asAdministrator = where + " -U " + administrator.user();
    return List.of(
        new Command("query", password + "psql" + asAdministrator),
        new Command(
            "change",
            password
                + "psql"
                + where
                + " -U "
                + database.superuser().user()
                + " -c 'UPDATE shop.product SET price = price * 2'"),
        new Command(
            "roll back",
            password
                + "bin/emaj-parallel-rollback"
                + asAdministrator
                + " -g '"
                + String.join(",", SampleApplication.GROUPS)
                + "' -m "
                + Demo.MARK
                + " -s "
                + options.sessions()),
        new Command("monitor", password + "bin/emaj-monitor" + asAdministrator),
        new Command("stop", stop(server)));
  }

  /** The data must stay until the server has ended. */
  private static String stop(DemoServer server) throws IOException {
    return "kill -INT %1$d; while kill -0 %1$d 2>/dev/null; do sleep 1; done; rm -r %2$s"
        .formatted(server.pid(), quoted(server.directory()));
  }

  private static String quoted(Path path) {
    return "'" + path.toString().replace("'", "'\\''") + "'";
  }
}
