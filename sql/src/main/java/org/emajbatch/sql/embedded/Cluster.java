package org.emajbatch.sql.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.emajbatch.sql.connect.Password;

/**
 * A data directory and the commands on it; it knows how to do each step and not in which order they
 * make sense.
 *
 * @param binaries directory with bin, lib and share
 * @param directory holds the data directory, the server's log and the superuser's password
 * @param user who runs the server
 */
record Cluster(Path binaries, Path directory, ServerUser user) {

  static final String SUPERUSER = "postgres";
  static final String ADDRESS = "127.0.0.1";

  private static final String INCLUDED = "embedded.conf";
  private static final int STATUS_RUNNING = 0;
  private static final int PORT_LINE = 3;
  private static final int PASSWORD_BYTES = 18;

  Path data() {
    return directory.resolve("data");
  }

  Path log() {
    return directory.resolve("postgres.log");
  }

  /** The superuser's password, in the form of a pgpass file that only our user can read. */
  Path pgpass() {
    return directory.resolve("pgpass");
  }

  /** Whether the server user can reach the programs: a directory above may be closed to it. */
  boolean programsReachable() throws IOException {
    return call("postgres", List.of("--version")).exitCode() == 0;
  }

  boolean initialised() {
    return Files.exists(data().resolve("PG_VERSION"));
  }

  /** Makes the data directory; a half-made one never bears its name. */
  void initialise() throws IOException {
    Directories.delete(directory);
    Files.createDirectories(directory);
    user.own(directory);
    String password = randomPassword();
    Path passwordFile = PrivateFiles.write(directory.resolve("initial-password"), password);
    user.own(passwordFile);
    Path unfinished = directory.resolve("unfinished");
    List<String> arguments =
        List.of(
            "-D",
            unfinished.toString(),
            "-U",
            SUPERUSER,
            "-A",
            "scram-sha-256",
            "--pwfile",
            passwordFile.toString(),
            "-E",
            "UTF8",
            "--no-locale",
            "--no-sync");
    must("initdb", arguments);
    Files.delete(passwordFile);
    Path configuration = unfinished.resolve("postgresql.conf");
    Files.writeString(
        configuration, Files.readString(configuration) + "include_if_exists '" + INCLUDED + "'\n");
    PrivateFiles.write(pgpass(), ADDRESS + ":*:*:" + SUPERUSER + ":" + password + "\n");
    Files.move(unfinished, data());
  }

  Password password() throws IOException {
    String line = Files.readString(pgpass()).strip();
    return Password.of(line.substring(line.lastIndexOf(':') + 1));
  }

  boolean running() throws IOException {
    return pgCtl(List.of("status")).exitCode() == STATUS_RUNNING;
  }

  /** The port of the running server. */
  int runningPort() throws IOException {
    return Integer.parseInt(
        Files.readAllLines(data().resolve("postmaster.pid")).get(PORT_LINE).strip());
  }

  /** Settings for the next start. ALTER SYSTEM stands above them. */
  void configure(Map<String, String> settings) throws IOException {
    StringBuilder lines = new StringBuilder();
    settings.forEach(
        (name, value) ->
            lines.append(name).append(" = '").append(value.replace("'", "''")).append("'\n"));
    Files.writeString(data().resolve(INCLUDED), lines);
  }

  /** Starts and waits until connections are accepted. */
  void start() throws IOException {
    Command.Result result = pgCtl(List.of("-w", "-t", "60", "-l", log().toString(), "start"));
    if (result.exitCode() != 0) {
      String log = Files.exists(log()) ? tail(Files.readString(log())) : "";
      throw new IOException(
          "the embedded PostgreSQL in "
              + data()
              + " did not start: "
              + result.output()
              + "\n"
              + log);
    }
  }

  /** Stops in pg_ctl's mode fast or immediate, and waits for the end. */
  void stop(String mode) throws IOException {
    must("pg_ctl", pgCtlArguments(List.of("-w", "-t", "60", "-m", mode, "stop")));
  }

  private Command.Result pgCtl(List<String> arguments) throws IOException {
    return call("pg_ctl", pgCtlArguments(arguments));
  }

  private List<String> pgCtlArguments(List<String> arguments) {
    List<String> all = new ArrayList<>(List.of("-D", data().toString()));
    all.addAll(arguments);
    return all;
  }

  private void must(String program, List<String> arguments) throws IOException {
    Command.Result result = call(program, arguments);
    if (result.exitCode() != 0) {
      throw new IOException(
          program + " failed for the embedded PostgreSQL in " + directory + ": " + result.output());
    }
  }

  private Command.Result call(String program, List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>(user.prefix());
    command.add(binaries.resolve("bin").resolve(program).toString());
    command.addAll(arguments);
    return Command.run(command);
  }

  private static String tail(String text) {
    List<String> lines = text.lines().toList();
    return String.join("\n", lines.subList(Math.max(0, lines.size() - 10), lines.size()));
  }

  private static String randomPassword() {
    byte[] bytes = new byte[PASSWORD_BYTES];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
