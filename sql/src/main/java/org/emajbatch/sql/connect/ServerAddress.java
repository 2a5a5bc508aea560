package org.emajbatch.sql.connect;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Which one server is meant: libpq's rules for host, hostaddr, port and what to do when none is
 * given.
 */
record ServerAddress(String host, int port) {

  private static final int DEFAULT_PORT = 5432;
  private static final int MAX_PORT = 65_535;

  /** Where packaged and self-built servers put their sockets. */
  private static final List<String> SOCKET_DIRECTORIES = List.of("/var/run/postgresql", "/tmp");

  static ServerAddress of(Given given) throws ConnectionSettingsException {
    for (Parameter parameter : List.of(Parameter.HOST, Parameter.HOSTADDR, Parameter.PORT)) {
      if (given.text(parameter).orElse("").contains(",")) {
        throw given.refuse(
            parameter, "names several servers; a rollback needs exactly one, so name the primary");
      }
    }
    int port = given.number(Parameter.PORT).orElse(DEFAULT_PORT);
    if (port < 1 || port > MAX_PORT) {
      throw given.refuse(Parameter.PORT, "is not between 1 and " + MAX_PORT);
    }
    return new ServerAddress(host(given, port), port);
  }

  private static String host(Given given, int port) throws ConnectionSettingsException {
    Optional<String> host = given.text(Parameter.HOST);
    Optional<String> address = given.text(Parameter.HOSTADDR);
    if (address.isPresent()) {
      if (host.isPresent() && given.text(Parameter.SSLMODE).orElse("").equals("verify-full")) {
        throw given.refuse(
            Parameter.HOSTADDR,
            "cannot be combined with sslmode=verify-full, which needs the name; remove it");
      }
      return address.get();
    }
    if (host.isPresent() && host.get().startsWith("@")) {
      throw given.refuse(
          Parameter.HOST, "is an abstract socket, which is not supported; use a socket directory");
    }
    return host.or(() -> defaultSocketDirectory(port)).orElse("localhost");
  }

  private static Optional<String> defaultSocketDirectory(int port) {
    return SOCKET_DIRECTORIES.stream()
        .filter(directory -> Files.exists(Path.of(directory, ".s.PGSQL." + port)))
        .findFirst();
  }

  /**
   * The name under which a password file lists this server: a default socket directory is
   * "localhost" there.
   */
  String passwordFileName() {
    return SOCKET_DIRECTORIES.contains(host) ? "localhost" : host;
  }
}
