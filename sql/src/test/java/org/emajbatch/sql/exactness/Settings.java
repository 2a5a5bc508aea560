package org.emajbatch.sql.exactness;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.emajbatch.sql.testkit.TestServer;

/** What whoever starts a run may choose, by system properties. */
final class Settings {

  private Settings() {}

  static int number(String property, int otherwise) {
    return Integer.getInteger(property, otherwise);
  }

  /** A server of the chosen version that does not care for a crash. */
  static TestServer startServer() throws IOException, SQLException {
    TestServer server =
        TestServer.start(System.getProperty("exactness.postgres", TestServer.DEFAULT_VERSION));
    try (Connection connection = server.createDatabase().open();
        Statement statement = connection.createStatement()) {
      for (String setting : new String[] {"fsync", "full_page_writes", "synchronous_commit"}) {
        statement.execute("ALTER SYSTEM SET " + setting + " = off");
      }
      statement.execute("SELECT pg_reload_conf()");
    }
    return server;
  }
}
