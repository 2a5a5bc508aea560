package org.emajbatch.orchestrator.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.emajbatch.orchestrator.failure.Failure;
import org.emajbatch.orchestrator.progress.Progress;
import org.emajbatch.orchestrator.report.ReportText;
import org.emajbatch.orchestrator.report.RollbackReport;
import org.emajbatch.orchestrator.request.RollbackRequest;
import org.emajbatch.orchestrator.request.SessionCount;
import org.emajbatch.orchestrator.request.Target;
import org.emajbatch.orchestrator.rollback.RollbackOperation;
import org.emajbatch.sql.connect.ConnectionSettings;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Without a subcommand: rolls table groups back. */
@Command(
    name = Names.PROGRAM,
    description = {
      "Puts table groups back to a mark, in several sessions at the same time, all or nothing."
    },
    synopsisHeading = "Usage: ",
    sortOptions = false,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:refused by a check, nothing changed",
      "2:usage",
      "3:no connection",
      "4:aborted, nothing changed",
      "5:outcome unknown, or decided but not finished: run recover",
      "130:cancelled, nothing changed"
    })
final class RollbackCommand implements Callable<Integer> {

  @ArgGroup(exclusive = false, multiplicity = "0..*")
  private List<TargetArguments> targets = new ArrayList<>();

  @Option(
      names = {"-s", "--sessions"},
      paramLabel = "N|auto",
      defaultValue = "1",
      description =
          "Sessions, at most, in all databases together; auto takes as many as help. Fewer are used if"
              + " there are fewer tables to put back. Default: 1.")
  private SessionCount sessions = SessionCount.of(1);

  @Option(
      names = {"-l", "--logged"},
      description = "Log the rollback itself, so that it can be rolled back.")
  private boolean logged;

  @Option(
      names = {"-a", "--allow-alter"},
      description = "Go back across changes of the groups' structure, which stay as they are.")
  private boolean alterAllowed;

  @Option(
      names = "--verify",
      description =
          "Compare every changed row with what it was at the mark before anything is decided;"
              + " a difference undoes the rollback.")
  private boolean verified;

  @Option(
      names = {"-c", "--comment"},
      paramLabel = "COMMENT",
      description = "Comment to keep with the rollback.")
  private Optional<String> comment = Optional.empty();

  @Option(
      names = "--lock-timeout",
      paramLabel = "DURATION",
      defaultValue = "30s",
      description = "How long to wait for locks altogether, like 500ms, 90s, 5m. Default: 30s.")
  private Duration lockTimeout = RollbackRequest.DEFAULT_LOCK_TIMEOUT;

  @Mixin private ServerArguments server = new ServerArguments();

  @Mixin private OutputOptions output = new OutputOptions();

  @Option(names = "--version", versionHelp = true, description = "Show the version and exit.")
  private boolean version;

  private final CommandContext context;

  RollbackCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws Failure {
    Printer printer = output.printer(context);
    RollbackRequest request = request(printer);
    try (Progress progress = output.progress(context)) {
      RollbackReport report =
          new RollbackOperation(progress, context.listener(), context.cancellation()).run(request);
      printer.report(report, ReportText.lines(report));
      return 0;
    }
  }

  private RollbackRequest request(Printer printer) throws Failure {
    List<List<String>> groups = TargetArguments.groups(targets);
    List<String> marks = TargetArguments.marks(targets);
    List<ConnectionSettings> connections =
        server.resolve(targets.stream().map(TargetArguments::database).toList(), context, printer);
    try {
      List<Target> all = new ArrayList<>();
      for (int i = 0; i < connections.size(); i++) {
        all.add(new Target(connections.get(i), groups.get(i), marks.get(i)));
      }
      return new RollbackRequest(
          all, sessions, logged, alterAllowed, verified, comment, lockTimeout);
    } catch (IllegalArgumentException e) {
      throw Failure.usage(e.getMessage());
    }
  }
}
