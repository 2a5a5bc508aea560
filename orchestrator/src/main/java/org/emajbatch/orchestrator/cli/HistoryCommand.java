package org.emajbatch.orchestrator.cli;

import java.sql.SQLException;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import org.emajbatch.orchestrator.failure.Failure;
import org.emajbatch.orchestrator.failure.FailureCode;
import org.emajbatch.orchestrator.failure.SqlErrors;
import org.emajbatch.orchestrator.history.HistoryReport;
import org.emajbatch.orchestrator.history.HistoryText;
import org.emajbatch.orchestrator.session.HelperConnection;
import org.emajbatch.sql.connect.ConnectionSettings;
import org.emajbatch.sql.engine.ServerState;
import org.emajbatch.sql.history.RunHistory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists what was rolled back, and how long that was to take and took. */
@Command(
    name = "history",
    sortOptions = false,
    description = {
      "Lists the past rollbacks of a database, newest first: what, how it ended, and how long it was to take and took.",
      "Only those of this program; it changes nothing."
    })
final class HistoryCommand implements Callable<Integer> {

  @Option(
      names = "-n",
      paramLabel = "N",
      defaultValue = "20",
      description = "How many. Default: 20.")
  private int most = 20;

  @Mixin private ConnectionArguments connection = new ConnectionArguments();

  @Mixin private OutputOptions output = new OutputOptions();

  private final CommandContext context;

  HistoryCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws Failure {
    if (most < 1) {
      throw Failure.usage("-n must be at least 1, not " + most).on("-n");
    }
    Printer printer = output.printer(context);
    ConnectionSettings settings = connection.resolve(context, printer);
    try (HelperConnection helper = CommandConnection.open(settings, "history")) {
      if (!RunHistory.isReadable(helper.connection())) {
        throw Failure.refused(
                FailureCode.BATCH_SCHEMA_MISSING,
                "schema emaj_batch is not there, or closed to this role")
            .on("emaj_batch")
            .hint("it comes with the installation, and members of emaj_viewer may read it");
      }
      HistoryReport report =
          HistoryReport.of(
              ServerState.read(helper.connection()).database(),
              RunHistory.recent(helper.connection(), most),
              ZoneId.systemDefault());
      printer.report(report, HistoryText.lines(report));
      return 0;
    } catch (SQLException e) {
      throw SqlErrors.refused(e);
    }
  }
}
