package org.emajbatch.orchestrator.cli;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import org.emajbatch.orchestrator.failure.Failure;
import org.emajbatch.orchestrator.report.MessagesReport;
import org.emajbatch.sql.connect.ConnectionSettings;
import org.emajbatch.sql.install.InstallRefusedException;
import org.emajbatch.sql.install.Installer;
import org.emajbatch.sql.install.UninstallOptions;
import org.emajbatch.sql.install.UninstallReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Takes out what install put in. */
@Command(
    name = "uninstall",
    sortOptions = false,
    description = {
      "Takes this project's engine and the schema emaj_batch out of a database, as a superuser.",
      "All marks, logs and the history of rollbacks go with them; E-Maj itself is left alone."
    })
final class UninstallCommand implements Callable<Integer> {

  @Option(names = "--force", description = "Even if table groups are logging: their logs are lost.")
  private boolean force;

  @Mixin private ConnectionArguments connection = new ConnectionArguments();

  @Mixin private OutputOptions output = new OutputOptions();

  private final CommandContext context;

  UninstallCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws Failure {
    Printer printer = output.printer(context);
    ConnectionSettings settings = connection.resolve(context, printer);
    confirm(settings);
    return Administration.run(settings, "uninstall", admin -> uninstall(admin, printer));
  }

  private void confirm(ConnectionSettings settings) throws Failure {
    if (output.yes()) {
      return;
    }
    String answer =
        context
            .console()
            .orElseThrow(
                () ->
                    Failure.usage("uninstall asks for a confirmation, and there is no terminal")
                        .hint("--yes confirms it"))
            .readLine("Type the database's name to uninstall from %s: ", settings.describe());
    if (!settings.database().equals(answer)) {
      throw Failure.usage("not confirmed").on(settings.database());
    }
  }

  private int uninstall(Connection admin, Printer printer)
      throws SQLException, InstallRefusedException {
    UninstallReport removed = Installer.uninstall(admin, new UninstallOptions(force));
    MessagesReport report =
        MessagesReport.of(
            removed.engineRemoved() || removed.batchSchemaRemoved(), removed.messages(), List.of());
    printer.report(report, removed.messages());
    return 0;
  }
}
