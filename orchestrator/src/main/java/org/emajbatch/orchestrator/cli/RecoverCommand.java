package org.emajbatch.orchestrator.cli;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.emajbatch.orchestrator.failure.Failure;
import org.emajbatch.orchestrator.failure.FailureCode;
import org.emajbatch.orchestrator.failure.FailureKind;
import org.emajbatch.orchestrator.failure.SqlErrors;
import org.emajbatch.orchestrator.recovery.ByHand;
import org.emajbatch.orchestrator.recovery.Recovery;
import org.emajbatch.orchestrator.recovery.RecoveryReport;
import org.emajbatch.orchestrator.recovery.RecoveryText;
import org.emajbatch.orchestrator.session.HelperConnection;
import org.emajbatch.sql.connect.ConnectionSettings;
import org.emajbatch.sql.connect.Invocation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Brings runs that were left behind to the end that their decision row says. */
@Command(
    name = "recover",
    sortOptions = false,
    description = {
      "Finishes or undoes what killed rollbacks left behind, as their decision row says.",
      "Rollbacks that are still running are left alone, and so is everything of others."
    })
final class RecoverCommand implements Callable<Integer> {

  @Option(names = "--dry-run", description = "Only say what would be done.")
  private boolean dryRun;

  @Option(
      names = "--force",
      description = "End rollbacks that are still running first; undecided ones are undone.")
  private boolean force;

  @Mixin private ConnectionArguments connection = new ConnectionArguments();

  @Mixin private OutputOptions output = new OutputOptions();

  @Spec private CommandSpec spec;

  private final CommandContext context;

  RecoverCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws Failure {
    Printer printer = output.printer(context);
    ConnectionSettings settings = connection.resolve(context, printer);
    try (HelperConnection helper = CommandConnection.open(settings, "recover")) {
      Recovery.Findings findings =
          new Recovery(helper.connection(), settings, context.listener())
              .recover(Recovery.Scope.CLUSTER, mode());
      RecoveryReport report = RecoveryReport.of(findings, dryRun, next(findings, settings));
      findings.warnings().forEach(printer::warning);
      printer.report(report, RecoveryText.lines(report));
      return findings.isSomethingLeft() ? FailureKind.UNKNOWN.exitCode() : 0;
    } catch (Failure e) {
      throw e;
    } catch (SQLException e) {
      throw failed(SqlErrors.message(e), e);
    } catch (Exception e) {
      throw failed(e.toString(), e);
    }
  }

  private Recovery.Mode mode() {
    if (dryRun) {
      return Recovery.Mode.DRY_RUN;
    }
    return force ? Recovery.Mode.FORCE : Recovery.Mode.NORMAL;
  }

  private List<String> next(Recovery.Findings findings, ConnectionSettings settings) {
    if (dryRun ? findings.runs().isEmpty() : !findings.isSomethingLeft()) {
      return List.of();
    }
    List<String> commands = new ArrayList<>();
    commands.addAll(
        TypedServer.addTo(
            List.of(Invocation.of("recover", settings.database())),
            spec.commandLine().getParseResult()));
    commands.addAll(ByHand.commands(findings));
    return commands;
  }

  private static Failure failed(String why, Exception e) {
    return Failure.of(FailureKind.UNKNOWN, FailureCode.NOT_RECOVERED, "the recovery failed: " + why)
        .hint("what it has not done is as before; it may be run again")
        .next(Names.PROGRAM + " recover")
        .because(e);
  }
}
