package org.emajbatch.benchmark.driver;

import java.sql.Connection;
import java.sql.SQLException;
import org.emajbatch.benchmark.server.Sql;

/**
 * The engine without any client: its public function in one session, its protocol and two-phase
 * commit, in the engine's own distribution of tables, in several.
 */
public final class SqlDriver implements RollbackDriver {

  @Override
  public String name() {
    return "sql";
  }

  @Override
  public void rollback(RollbackOrder order) throws Exception {
    if (order.sessions() == 1) {
      callFunction(order);
    } else {
      try (ProtocolSessions sessions = ProtocolSessions.open(order)) {
        sessions.rollback();
      }
    }
  }

  private static void callFunction(RollbackOrder order) throws SQLException {
    String function = order.logged() ? "emaj_logged_rollback_group" : "emaj_rollback_group";
    try (Connection connection = Sql.open(order.database())) {
      Sql.call(
          connection, "SELECT * FROM emaj." + function + "(?, ?)", order.group(), order.mark());
    }
  }
}
