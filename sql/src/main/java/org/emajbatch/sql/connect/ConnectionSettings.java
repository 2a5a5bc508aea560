package org.emajbatch.sql.connect;

import java.util.Map;
import java.util.Optional;

/**
 * Everything one connection needs, complete and checked; it holds no live resource and can be
 * shared by threads.
 *
 * @param host a host name or address, or, starting with '/', the directory of a Unix socket
 * @param port the server's port, also part of a Unix socket's file name
 * @param database the database's name
 * @param user the role
 * @param password absent where none is known; the server may not ask for one
 * @param driverProperties further settings under the names that the PostgreSQL JDBC driver gives
 *     them
 */
public record ConnectionSettings(
    String host,
    int port,
    String database,
    String user,
    Optional<Password> password,
    Map<String, String> driverProperties) {

  public ConnectionSettings {
    if (host.isEmpty() || database.isEmpty() || user.isEmpty()) {
      throw new IllegalArgumentException("host, database and user must not be empty");
    }
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException("port " + port + " is not between 1 and 65535");
    }
    driverProperties = Map.copyOf(driverProperties);
  }

  /** The same server and role, another database. */
  public ConnectionSettings withDatabase(String otherDatabase) {
    return new ConnectionSettings(host, port, otherDatabase, user, password, driverProperties);
  }

  /** The same database, another role. */
  public ConnectionSettings withUser(String otherUser, Optional<Password> otherPassword) {
    return new ConnectionSettings(host, port, database, otherUser, otherPassword, driverProperties);
  }

  /** Whether the server is reached over a Unix socket rather than TCP. */
  public boolean isUnixSocket() {
    return host.startsWith("/");
  }

  /** For messages: database, server and role, and no secret. */
  public String describe() {
    return "database " + database + " on " + host + ":" + port + " as " + user;
  }

  /** As {@link #describe()}: the driver's properties may hold the password of a key. */
  @Override
  public String toString() {
    return describe();
  }
}
