package org.emajbatch.orchestrator.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.emajbatch.orchestrator.failure.Failure;
import org.emajbatch.orchestrator.failure.FailureCode;
import org.emajbatch.orchestrator.failure.FailureKind;
import org.emajbatch.orchestrator.failure.SqlErrors;
import org.emajbatch.orchestrator.plan.LossReader;
import org.emajbatch.orchestrator.plan.PlanOperation;
import org.emajbatch.orchestrator.report.PlanDocument;
import org.emajbatch.orchestrator.request.RollbackRequest;
import org.emajbatch.orchestrator.request.SessionCount;
import org.emajbatch.orchestrator.request.Target;
import org.emajbatch.orchestrator.session.HelperConnection;
import org.emajbatch.orchestrator.view.PlanDot;
import org.emajbatch.orchestrator.view.PlanPage;
import org.emajbatch.orchestrator.view.PlanText;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows what a rollback would do, and how long it would take; it changes no table. */
@Command(
    name = "plan",
    sortOptions = false,
    description = {
      "Shows what a rollback would do, in which session and for how long, what would be lost, and what"
          + " would refuse it. Nothing is rolled back.",
      "Exit code 1 if such a rollback would be refused now, 0 if not."
    })
final class PlanCommand implements Callable<Integer> {

  /** What stands for the standard output where a file's name is expected. */
  private static final String STDOUT = "-";

  @ArgGroup(exclusive = false, multiplicity = "0..*")
  private List<TargetArguments> targets = new ArrayList<>();

  @Option(
      names = {"-s", "--sessions"},
      paramLabel = "N|auto",
      defaultValue = "auto",
      description = "Sessions, at most; auto takes as many as help. Default: auto.")
  private SessionCount sessions = SessionCount.auto();

  @Mixin private RollbackOptions options = new RollbackOptions();

  @Option(
      names = "--save",
      description = "Keep the plan for review; emaj-parallel-rollback --plan ID carries it out.")
  private boolean save;

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "Write the plan as a page for a browser; - is standard output.")
  private Optional<String> page = Optional.empty();

  @Option(
      names = "--dot",
      paramLabel = "FILE",
      description = "Write tables and foreign keys as a graph for Graphviz; - is standard output.")
  private Optional<String> graph = Optional.empty();

  @Option(
      names = "--losses",
      paramLabel = "DURATION",
      defaultValue = "30s",
      description =
          "How long to read the logs for what would be lost by verb and role, like 90s; 0s does not"
              + " read them. Default: 30s.")
  private Duration lossLimit = Duration.ofSeconds(30);

  @Mixin private ServerArguments server = new ServerArguments();

  @Mixin private OutputOptions output = new OutputOptions();

  @Spec private CommandSpec spec;

  private final CommandContext context;

  PlanCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws Failure {
    Printer printer = output.printer(context);
    List<Target> all = TargetArguments.targets(targets, server, context, printer);
    PlanDocument document =
        plan(
            options.request(
                all,
                sessions,
                Optional.empty(),
                Optional.empty(),
                RollbackRequest.DEFAULT_LOCK_TIMEOUT));
    if (write(document)) {
      printer.report(
          document, PlanText.lines(document, OutputOptions.width(context), context.isUnicode()));
    }
    return document.refusals().isEmpty() ? 0 : FailureKind.REFUSED.exitCode();
  }

  private PlanDocument plan(RollbackRequest request) throws Failure {
    List<HelperConnection> helpers = new ArrayList<>();
    try {
      List<Connection> connections = new ArrayList<>();
      for (Target target : request.targets()) {
        HelperConnection helper = CommandConnection.patient(target.connection(), "plan");
        helpers.add(helper);
        connections.add(helper.connection());
      }
      return new PlanOperation(
              request,
              connections,
              new LossReader(Optional.of(lossLimit).filter(limit -> !limit.isZero())),
              commands -> TypedServer.addTo(commands, spec.commandLine().getParseResult()))
          .run(save);
    } catch (SQLException e) {
      throw SqlErrors.refused(e);
    } finally {
      helpers.forEach(HelperConnection::close);
    }
  }

  /** Writes the files; returns whether standard output is still free for the report. */
  private boolean write(PlanDocument document) throws Failure {
    boolean free = true;
    if (page.isPresent()) {
      free &= write(page.get(), PlanPage.of(document));
    }
    if (graph.isPresent()) {
      free &= write(graph.get(), PlanDot.of(document));
    }
    return free;
  }

  private boolean write(String file, String text) throws Failure {
    if (file.equals(STDOUT)) {
      context.out().print(text);
      return false;
    }
    try {
      Files.writeString(Path.of(file), text, StandardCharsets.UTF_8);
      return true;
    } catch (IOException e) {
      throw Failure.refused(FailureCode.FILE_NOT_WRITTEN, "the file cannot be written: " + e)
          .on(file)
          .because(e);
    }
  }
}
