package org.emajbatch.orchestrator.cli;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.emajbatch.orchestrator.failure.Failure;
import org.emajbatch.orchestrator.failure.FailureCode;
import org.emajbatch.orchestrator.failure.FailureKind;
import org.emajbatch.sql.connect.ConnectionOptions;
import org.emajbatch.sql.connect.ConnectionResolver;
import org.emajbatch.sql.connect.ConnectionSettings;
import org.emajbatch.sql.connect.ConnectionSettingsException;
import org.emajbatch.sql.connect.Password;
import org.emajbatch.sql.connect.Resolution;
import picocli.CommandLine.Option;

/** Which server, and as whom; the options of psql, the rest comes from libpq's environment. */
final class ServerArguments {

  @Option(
      names = {"-h", "--host"},
      paramLabel = "HOST",
      description = "Host, or the directory of a Unix socket.")
  private Optional<String> host = Optional.empty();

  @Option(
      names = {"-p", "--port"},
      paramLabel = "PORT",
      description = "Port.")
  private Optional<Integer> port = Optional.empty();

  @Option(
      names = {"-U", "--username"},
      paramLabel = "USER",
      description = "Role to connect as.")
  private Optional<String> username = Optional.empty();

  @Option(
      names = "-W",
      paramLabel = "PASSWORD",
      description =
          "Password; for compatibility only, since others can see it in the process list.")
  private Optional<String> visiblePassword = Optional.empty();

  @Option(names = "--password", description = "Ask for the password on the terminal.")
  private boolean askForPassword;

  /**
   * The settings of several databases; what is odd about them is told through the printer.
   *
   * @param databases as given with -d; nothing for the one that the environment names
   */
  List<ConnectionSettings> resolve(
      List<Optional<String>> databases, CommandContext context, Printer printer) throws Failure {
    Optional<Password> password = password(context, printer);
    List<ConnectionSettings> settings = new ArrayList<>();
    Set<String> warnings = new LinkedHashSet<>();
    for (Optional<String> database : databases) {
      try {
        Resolution resolution =
            ConnectionResolver.resolve(
                new ConnectionOptions(database, host, port, username, password),
                context.environment());
        warnings.addAll(resolution.warnings());
        settings.add(resolution.settings());
      } catch (ConnectionSettingsException e) {
        throw Failure.of(FailureKind.USAGE, FailureCode.CONNECTION_SETTINGS, e.getMessage())
            .because(e);
      }
    }
    warnings.forEach(printer::warning);
    return settings;
  }

  private Optional<Password> password(CommandContext context, Printer printer) throws Failure {
    if (visiblePassword.isPresent()) {
      if (askForPassword) {
        throw Failure.usage("-W gives a password and --password asks for one").on("-W");
      }
      printer.warning(
          "a password given with -W can be seen in the process list; use ~/.pgpass, PGPASSWORD or"
              + " --password");
      return visiblePassword.map(Password::of);
    }
    if (!askForPassword) {
      return Optional.empty();
    }
    char[] typed =
        context
            .console()
            .orElseThrow(
                () ->
                    Failure.usage("--password needs a terminal to ask on")
                        .on("--password")
                        .hint("without one use ~/.pgpass or PGPASSWORD"))
            .readPassword("Password: ");
    return Optional.ofNullable(typed).map(Password::of);
  }
}
