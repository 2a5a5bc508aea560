package org.emajbatch.sql.enginetest;

import java.sql.Connection;
import org.emajbatch.sql.connect.ConnectionSettings;
import org.emajbatch.sql.install.InstallOptions;
import org.emajbatch.sql.install.Installer;
import org.emajbatch.sql.testkit.TestDatabase;
import org.emajbatch.sql.testkit.TestServer;

/** Fresh databases with the engine and a schema app on a server of the test's own. */
final class Engines {

  /** Who owns the engine and the application where that is no superuser. */
  static final String PLAIN_ROLE = "owner";

  private Engines() {}

  /** A session of the superuser, who owns the engine. */
  static Session ofSuperuser(TestServer server) throws Exception {
    TestDatabase database = server.createDatabase();
    database.installEngine();
    return withSchema(database.open());
  }

  /** A session of {@link #PLAIN_ROLE}, who owns the engine; one a server. */
  static Session ofPlainRole(TestServer server) throws Exception {
    TestDatabase database = server.createDatabase();
    database.createRole(PLAIN_ROLE);
    database.execute(
        "ALTER ROLE " + PLAIN_ROLE + " CREATEROLE",
        "ALTER DATABASE " + database.name() + " OWNER TO " + PLAIN_ROLE,
        "CREATE EXTENSION dblink",
        "CREATE EXTENSION btree_gist");
    Connection owner = database.open(PLAIN_ROLE);
    Installer.install(owner, InstallOptions.defaults());
    return withSchema(owner);
  }

  /** For connections that the server opens itself. */
  static String conninfo(ConnectionSettings settings) {
    return "host=%s port=%d dbname=%s user=%s password=%s"
        .formatted(
            settings.host(),
            settings.port(),
            settings.database(),
            settings.user(),
            settings.password().orElseThrow().reveal());
  }

  private static Session withSchema(Connection connection) throws Exception {
    Session session = new Session(connection);
    session.run("CREATE SCHEMA app");
    return session;
  }
}
