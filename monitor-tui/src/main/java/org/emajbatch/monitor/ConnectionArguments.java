package org.emajbatch.monitor;

import java.io.Console;
import java.util.Optional;
import org.emajbatch.sql.connect.ConnectionOptions;
import org.emajbatch.sql.connect.Password;
import picocli.CommandLine.Option;

/** The connection options, with the letters that PostgreSQL's own programs give them. */
final class ConnectionArguments {

  @Option(
      names = {"-d", "--dbname"},
      paramLabel = "DATABASE",
      description = "database, postgresql:// URI or key=value string")
  private String dbname;

  @Option(
      names = {"-h", "--host"},
      paramLabel = "HOST",
      description = "server's host, or directory of its Unix socket")
  private String host;

  @Option(
      names = {"-p", "--port"},
      paramLabel = "PORT",
      description = "server's port")
  private Integer port;

  @Option(
      names = {"-U", "--username"},
      paramLabel = "ROLE",
      description = "role to connect as; emaj_viewer's rights suffice")
  private String username;

  @Option(
      names = "-W",
      paramLabel = "PASSWORD",
      description = "password; other users of this machine can see it, so prefer ~/.pgpass")
  private String visiblePassword;

  @Option(names = "--password", description = "ask for the password")
  private boolean askPassword;

  boolean isPasswordVisible() {
    return visiblePassword != null;
  }

  /**
   * The options as they were given.
   *
   * @throws Failure where a password is to be asked for and nobody can be asked
   */
  ConnectionOptions toOptions() throws Failure {
    return new ConnectionOptions(
        Optional.ofNullable(dbname),
        Optional.ofNullable(host),
        Optional.ofNullable(port),
        Optional.ofNullable(username),
        askPassword ? Optional.of(ask()) : Optional.ofNullable(visiblePassword).map(Password::of));
  }

  private static Password ask() throws Failure {
    Console console = System.console();
    char[] answer = console == null ? null : console.readPassword("Password: ");
    if (answer == null) {
      throw new Failure(
          Failure.Code.USAGE,
          "--password",
          "There is no terminal to ask for the password.",
          "Put it into PGPASSWORD or ~/.pgpass instead.");
    }
    return Password.of(answer);
  }
}
