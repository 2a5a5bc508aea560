package org.emajbatch.orchestrator.preflight;

import java.sql.Connection;
import java.sql.SQLException;
import org.emajbatch.sql.engine.SameMachine;
import org.emajbatch.sql.engine.ServerState;

/**
 * How many sessions a server can really run side by side. A server does not tell its number of
 * cores, so where it is on another machine its own limit for parallel work stands for it.
 */
public final class Cores {

  private Cores() {}

  /**
   * Guesses.
   *
   * @param connection to the server
   * @return at least 1
   */
  public static int of(Connection connection, ServerState server) throws SQLException {
    return Math.max(
        1,
        SameMachine.serves(connection)
            ? Runtime.getRuntime().availableProcessors()
            : server.parallelWorkers());
  }
}
