package org.emajbatch.orchestrator.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.emajbatch.sql.connect.ConnectionSettings;
import org.emajbatch.sql.connect.Invocation;
import org.emajbatch.sql.connect.Shell;
import org.emajbatch.sql.doctor.ServerFacts;
import org.emajbatch.sql.doctor.Setting;
import org.emajbatch.sql.engine.SqlText;

/** Writes the commands that depend on where the server is and how it is run. */
final class Remedies {

  /** Debian's way of laying out clusters, which its own command restarts. */
  private static final Pattern DEBIAN =
      Pattern.compile("/etc/postgresql/([0-9.]+)/([^/]+)/postgresql\\.conf");

  private final ConnectionSettings place;
  private final ServerFacts server;

  Remedies(ConnectionSettings place, ServerFacts server) {
    this.place = place;
    this.server = server;
  }

  /** A call of this program on the database. */
  Remedy program(String runAs, String subcommand) {
    return program(runAs, subcommand, place.database());
  }

  /** A call of this program on another database of the server. */
  Remedy program(String runAs, String subcommand, String database) {
    return Remedy.shell(runAs, Invocation.of(subcommand, database, place));
  }

  /** A statement that must run in another database than the examined one, or as part of a shell. */
  Remedy psql(String runAs, String database, String statement) {
    return Remedy.shell(
        runAs,
        "psql -X -h %s -p %d -d %s -c %s"
            .formatted(
                Shell.word(place.host()),
                place.port(),
                Shell.word(Invocation.plainDatabase(database)),
                Shell.word(statement)));
  }

  /** Sets something for the whole server without a restart. */
  List<Remedy> reload(String name, String value) {
    return List.of(
        Remedy.sql(Remedy.SUPERUSER, alterSystem(name, value)),
        Remedy.sql(Remedy.SUPERUSER, "SELECT pg_reload_conf();"));
  }

  /** Sets something that takes a restart, which alone is told where the value is there already. */
  List<Remedy> restart(Setting setting, long value) {
    List<Remedy> remedies = new ArrayList<>();
    if (!setting.pendingRestart() && !setting.isFixedAtStart()) {
      remedies.add(Remedy.sql(Remedy.SUPERUSER, alterSystem(setting.name(), Long.toString(value))));
    }
    remedies.add(Remedy.shell(Remedy.SYSTEM, restartCommand(setting, value)));
    return remedies;
  }

  private String restartCommand(Setting setting, long value) {
    String options =
        setting.isFixedAtStart() ? " -o " + Shell.word("-c " + setting.name() + "=" + value) : "";
    Optional<Matcher> debian =
        server
            .setting("config_file")
            .map(file -> DEBIAN.matcher(file.value()))
            .filter(Matcher::matches);
    if (debian.isPresent()) {
      return "pg_ctlcluster "
          + debian.get().group(1)
          + " "
          + Shell.word(debian.get().group(2))
          + " restart"
          + (options.isEmpty() ? "" : " --" + options);
    }
    return server
        .setting("data_directory")
        .map(directory -> "pg_ctl restart -D " + Shell.word(directory.value()) + options)
        .orElse("systemctl restart postgresql");
  }

  private static String alterSystem(String name, String value) {
    return "ALTER SYSTEM SET " + name + " = " + value + ";";
  }

  /**
   * Sets something for one role in the examined database, which is stronger than any other place.
   * The transaction is there for databases that are read-only by default.
   */
  Remedy forRole(String role, String name, String value) {
    return Remedy.sql(
        Remedy.SUPERUSER + " or the role itself",
        "BEGIN READ WRITE; ALTER ROLE %s IN DATABASE %s SET %s = %s; COMMIT;"
            .formatted(
                SqlText.identifier(role), SqlText.identifier(place.database()), name, value));
  }
}
