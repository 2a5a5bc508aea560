package org.emajbatch.sql.exactness;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.emajbatch.sql.enginetest.Session;
import org.emajbatch.sql.testkit.TestDatabase;
import org.emajbatch.sql.testkit.TestServer;

/**
 * A database with the engine, in which cases run one after the other, and the connections that they
 * use. Where a case could not be removed again, no other one may follow.
 */
final class Playground implements AutoCloseable {

  private final TestDatabase database;
  private final Features features;
  private final Session owner;
  private final List<Session> connections = new ArrayList<>();
  private final List<String> roles;
  private final String operator;
  private final Session operatorSession;
  private boolean isClean = true;

  private Playground(TestDatabase database) throws Exception {
    this.database = database;
    database.installEngine();
    owner = new Session(database.open());
    features = Features.probe(owner);
    // The second name has 63 bytes, the most there is.
    roles =
        List.of(
            "app_" + database.name(), ("Äpp " + database.name() + "_".repeat(63)).substring(0, 62));
    operator = "operator_" + database.name();
    database.createRole(operator, "emaj_adm");
    for (String role : roles) {
      database.createRole(role);
      owner.run("GRANT CREATE, TEMPORARY ON DATABASE " + database.name() + " TO " + Sql.name(role));
    }
    operatorSession = new Session(database.open(operator));
    connections.add(new Session(database.open()));
    for (String role : roles) {
      connections.add(new Session(database.open(role)));
    }
    connections.add(operatorSession);
    for (Session connection : connections.subList(0, HistoryGenerator.CONNECTIONS)) {
      prepare(connection);
    }
  }

  /** Transactions meet on purpose, and all wait on one thread. */
  private static void prepare(Session connection) throws SQLException {
    connection.run("SET lock_timeout = '15ms'", "SET statement_timeout = '10s'");
  }

  static Playground open(TestServer server) throws Exception {
    return new Playground(server.createDatabase());
  }

  Features features() {
    return features;
  }

  TestDatabase database() {
    return database;
  }

  /** The superuser, whom no timeout disturbs. */
  Session owner() {
    return owner;
  }

  /**
   * The application's connection of that number; 0 is a superuser's, the last is the operator's.
   */
  Session connection(int number) {
    return connections.get(number);
  }

  /** The roles of the other connections. */
  List<String> roles() {
    return roles;
  }

  /** A session of the operator, kept from case to case: what it caches must not mislead it. */
  Session operatorSession() {
    return operatorSession;
  }

  /** A role with emaj_adm and nothing else. */
  String operator() {
    return operator;
  }

  /** Whether the last case left nothing behind. */
  boolean isClean() {
    return isClean;
  }

  /** Removes a case, whether it ended well or not. */
  void clean(Case subject) {
    try {
      for (Session connection : connections) {
        connection.run("ROLLBACK", "RESET ALL");
        if (connection != operatorSession) {
          prepare(connection);
        }
      }
      for (String gid :
          owner.rows("SELECT gid FROM pg_prepared_xacts WHERE database = current_database()")) {
        owner.run("ROLLBACK PREPARED " + Sql.literal(gid));
      }
      owner.run(
          "SET client_min_messages = error",
          "SELECT emaj.emaj_stop_groups(ARRAY (SELECT group_name FROM emaj.emaj_group WHERE group_is_logging))",
          "SELECT emaj.emaj_drop_group(group_name) FROM emaj.emaj_group");
      for (String schema : subject.schemas()) {
        owner.run("DROP SCHEMA " + Sql.name(schema) + " CASCADE");
      }
    } catch (SQLException e) {
      isClean = false;
    }
  }

  @Override
  public void close() throws SQLException {
    for (Session connection : connections) {
      connection.close();
    }
    owner.close();
  }
}
