package org.emajbatch.orchestrator.cli;

import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.emajbatch.orchestrator.cancel.CancelReport;
import org.emajbatch.orchestrator.cancel.RunCanceller;
import org.emajbatch.orchestrator.failure.Failure;
import org.emajbatch.orchestrator.failure.FailureCode;
import org.emajbatch.orchestrator.failure.FailureKind;
import org.emajbatch.orchestrator.failure.SqlErrors;
import org.emajbatch.orchestrator.session.HelperConnection;
import org.emajbatch.sql.connect.ConnectionSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Stops a rollback that runs in another process. */
@Command(
    name = "cancel",
    sortOptions = false,
    description = {
      "Stops a running rollback from another terminal, as Ctrl-C does from its own: nothing is changed.",
      "A rollback that is decided cannot be cancelled any more."
    })
final class CancelCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "RUN",
      arity = "0..1",
      description = "The run's id, or as much of its beginning as no other run shares.")
  private Optional<String> run = Optional.empty();

  @Mixin private ConnectionArguments connection = new ConnectionArguments();

  @Mixin private OutputOptions output = new OutputOptions();

  private final CommandContext context;

  CancelCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws Failure {
    Printer printer = output.printer(context);
    ConnectionSettings settings = connection.resolve(context, printer);
    try (HelperConnection helper = CommandConnection.open(settings, "cancel")) {
      RunCanceller canceller = new RunCanceller(helper.connection(), RunCanceller.PATIENCE);
      if (run.isEmpty()) {
        throw missing(canceller);
      }
      CancelReport report = canceller.cancel(run.get());
      printer.report(report, report.lines());
      return 0;
    } catch (SQLException e) {
      throw failed(SqlErrors.message(e), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed("interrupted", e);
    }
  }

  private static Failure missing(RunCanceller canceller) throws SQLException {
    String running = String.join("; ", canceller.candidates());
    return Failure.usage("no run is given")
        .hint(running.isEmpty() ? "no rollback is in progress here" : "in progress: " + running);
  }

  private static Failure failed(String why, Exception e) {
    return Failure.of(FailureKind.UNKNOWN, FailureCode.NOT_CANCELLED, "the run may go on: " + why)
        .hint("to ask again does no harm")
        .because(e);
  }
}
