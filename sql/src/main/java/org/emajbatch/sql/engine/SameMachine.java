package org.emajbatch.sql.engine;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Whether the server runs on this machine, as far as both ends of the connection tell: then they
 * share its processors, whose number a server does not say.
 */
public final class SameMachine {

  private static final String BOTH_ENDS =
      "SELECT pg_catalog.inet_client_addr() IS NOT DISTINCT FROM pg_catalog.inet_server_addr()";

  private SameMachine() {}

  /** True for Unix sockets and for connections from an address to itself. */
  public static boolean serves(Connection connection) throws SQLException {
    return Query.one(connection, BOTH_ENDS, row -> row.getBoolean(1));
  }
}
