package org.emajbatch.sql.connect;

import java.util.Optional;

/**
 * What the command line says about the connection, before the environment fills the gaps.
 *
 * @param dbname {@code -d}: a database name, a {@code postgresql://} URI or a {@code key=value}
 *     string, as in libpq
 * @param host {@code -h}: a host name or address, or, starting with '/', the directory of a Unix
 *     socket
 * @param port {@code -p}
 * @param username {@code -U}
 * @param password what was asked for at the prompt or given with {@code -W}
 */
public record ConnectionOptions(
    Optional<String> dbname,
    Optional<String> host,
    Optional<Integer> port,
    Optional<String> username,
    Optional<Password> password) {

  /** Nothing given: everything comes from the environment and libpq's defaults. */
  public static ConnectionOptions none() {
    return new ConnectionOptions(
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** Without the database, which may be a connection string with a password in it. */
  @Override
  public String toString() {
    return "ConnectionOptions[host=" + host + ", port=" + port + ", username=" + username + "]";
  }
}
