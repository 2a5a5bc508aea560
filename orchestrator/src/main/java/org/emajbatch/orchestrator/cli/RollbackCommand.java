package org.emajbatch.orchestrator.cli;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.emajbatch.orchestrator.failure.Failure;
import org.emajbatch.orchestrator.failure.SqlErrors;
import org.emajbatch.orchestrator.plan.KeptPlans;
import org.emajbatch.orchestrator.progress.Progress;
import org.emajbatch.orchestrator.report.ReportText;
import org.emajbatch.orchestrator.report.RollbackReport;
import org.emajbatch.orchestrator.report.Texts;
import org.emajbatch.orchestrator.request.ReviewedPlan;
import org.emajbatch.orchestrator.request.RollbackRequest;
import org.emajbatch.orchestrator.request.SessionCount;
import org.emajbatch.orchestrator.request.Target;
import org.emajbatch.orchestrator.rollback.RollbackOperation;
import org.emajbatch.orchestrator.session.HelperConnection;
import org.emajbatch.sql.connect.ConnectionSettings;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

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

  @Mixin private RollbackOptions options = new RollbackOptions();

  @Option(
      names = "--plan",
      paramLabel = "ID",
      description =
          "Carry a plan out that was kept by plan --save, as it is; refused if anything that it"
              + " rests on has changed. It names groups, marks, sessions and options itself.")
  private Optional<String> plan = Optional.empty();

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

  /** What a plan says, so that nobody says it a second time. */
  private static final List<String> NAMED_BY_A_PLAN =
      List.of("-g", "--group", "-m", "-s", "-l", "-a", "--verify");

  @Spec private CommandSpec spec;

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
    if (plan.isPresent()) {
      return reviewed(plan.get(), printer);
    }
    List<Target> all = TargetArguments.targets(targets, server, context, printer);
    return options.request(all, sessions, comment, Optional.empty(), lockTimeout);
  }

  private static ReviewedPlan find(ConnectionSettings settings, String id) throws Failure {
    try (HelperConnection helper = CommandConnection.open(settings, "plan")) {
      return KeptPlans.find(helper.connection(), id);
    } catch (SQLException e) {
      throw SqlErrors.refused(e);
    }
  }

  /** The first database keeps the plan, which says what goes back there and in the others. */
  private RollbackRequest reviewed(String id, Printer printer) throws Failure {
    for (String option : NAMED_BY_A_PLAN) {
      if (spec.commandLine().getParseResult().hasMatchedOption(option)) {
        throw Failure.usage(option + " cannot be given with --plan, which says it itself")
            .on(option);
      }
    }
    List<ConnectionSettings> connections =
        TargetArguments.connections(targets, server, context, printer);
    ReviewedPlan reviewed = find(connections.get(0), id);
    if (reviewed.databases().size() != connections.size()) {
      throw Failure.usage(
              "plan %s is for %s, and %d %s given"
                  .formatted(
                      id,
                      Texts.count(reviewed.databases().size(), "database"),
                      connections.size(),
                      connections.size() == 1 ? "is" : "are"))
          .on("-d")
          .hint(
              "give in this order: "
                  + reviewed.databases().stream()
                      .map(ReviewedPlan.Database::name)
                      .collect(Collectors.joining(", ")));
    }
    List<Target> all = new ArrayList<>();
    for (int i = 0; i < connections.size(); i++) {
      ReviewedPlan.Database database = reviewed.databases().get(i);
      all.add(new Target(connections.get(i), database.groups(), database.mark()));
    }
    return RollbackOptions.of(reviewed)
        .request(
            all, SessionCount.of(reviewed.sessions()), comment, Optional.of(reviewed), lockTimeout);
  }
}
