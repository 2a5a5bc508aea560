package org.emajbatch.orchestrator.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.emajbatch.orchestrator.failure.Failure;
import org.emajbatch.orchestrator.failure.FailureCode;
import org.emajbatch.orchestrator.job.JobSchema;
import org.emajbatch.orchestrator.report.MessagesReport;
import org.emajbatch.sql.connect.ConnectionSettings;
import org.emajbatch.sql.connect.Invocation;
import org.emajbatch.sql.install.InstallOptions;
import org.emajbatch.sql.install.InstallOptions.DblinkAccess;
import org.emajbatch.sql.install.InstallOptions.EngineForm;
import org.emajbatch.sql.install.InstallRefusedException;
import org.emajbatch.sql.install.InstallReport;
import org.emajbatch.sql.install.Installer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Puts the engine and the schema emaj_batch into a database. */
@Command(
    name = "install",
    sortOptions = false,
    description = {
      "Puts the engine and the schema emaj_batch into a database, as a superuser.",
      "Where E-Maj is installed already, only emaj_batch is added."
    })
final class InstallCommand implements Callable<Integer> {

  @Option(
      names = "--extension",
      description =
          "CREATE EXTENSION emaj, whose files must be on the server, instead of running the"
              + " script over the connection.")
  private boolean extension;

  @Option(
      names = "--export",
      paramLabel = "DIR",
      description =
          "Write the extension's two files into a directory and do nothing else: put them into"
              + " $(pg_config --sharedir)/extension of the server, for --extension.")
  private Optional<Path> export = Optional.empty();

  @Option(
      names = "--no-dblink-role",
      description =
          "Make no role for the engine's dblink connections; set dblink_user_password yourself.")
  private boolean noDblinkRole;

  @Mixin private ConnectionArguments connection = new ConnectionArguments();

  @Mixin private OutputOptions output = new OutputOptions();

  private final CommandContext context;

  InstallCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws Failure {
    Printer printer = output.printer(context);
    if (export.isPresent()) {
      return export(export.get(), printer);
    }
    ConnectionSettings settings = connection.resolve(context, printer);
    return Administration.run(settings, "install", admin -> install(admin, settings, printer));
  }

  private static int export(Path directory, Printer printer) throws Failure {
    try {
      List<String> messages =
          Installer.exportExtensionFiles(directory).stream()
              .map(file -> "The file " + file + " is written.")
              .toList();
      printer.report(MessagesReport.of(true, messages, List.of()), messages);
      return 0;
    } catch (IOException e) {
      throw Failure.refused(
              FailureCode.INSTALL_REFUSED,
              "the extension's files cannot be written: " + e.getMessage())
          .on(directory.toString())
          .because(e);
    }
  }

  private int install(Connection admin, ConnectionSettings settings, Printer printer)
      throws SQLException, InstallRefusedException {
    InstallReport installed =
        Installer.install(
            admin,
            new InstallOptions(
                extension ? EngineForm.EXTENSION : EngineForm.SCRIPT,
                noDblinkRole ? DblinkAccess.NONE : DblinkAccess.ROLE));
    List<String> messages = new ArrayList<>(installed.messages());
    boolean jobTables = JobSchema.install(admin);
    messages.add(
        jobTables
            ? "The job repository was added to schema emaj_batch."
            : "The job repository was there already.");
    MessagesReport report =
        MessagesReport.of(
            installed.engineInstalled() || installed.batchSchemaInstalled() || jobTables,
            messages,
            List.of(Invocation.of("-g GROUPS -m MARK -s auto", settings.database())));
    printer.report(report, messages);
    return 0;
  }
}
