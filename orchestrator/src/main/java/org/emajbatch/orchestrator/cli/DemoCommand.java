package org.emajbatch.orchestrator.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.emajbatch.orchestrator.demo.Demo;
import org.emajbatch.orchestrator.demo.DemoHome;
import org.emajbatch.orchestrator.demo.DemoOptions;
import org.emajbatch.orchestrator.demo.DemoResult;
import org.emajbatch.orchestrator.demo.KeptServer;
import org.emajbatch.orchestrator.failure.Failure;
import org.emajbatch.orchestrator.failure.FailureKind;
import org.emajbatch.orchestrator.progress.Progress;
import org.emajbatch.orchestrator.report.ReportText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows it all on a server of its own. */
@Command(
    name = "demo",
    sortOptions = false,
    description = {
      "Starts a PostgreSQL server of its own, fills it with a sample application, lets that work, rolls it back in parallel,"
          + " and compares every row with what it was. Needs no database; takes a good 100 MB of disk.",
    })
final class DemoCommand implements Callable<Integer> {

  @Option(
      names = {"-s", "--sessions"},
      paramLabel = "N",
      description = "Sessions that roll back. Default: one for each processor, from 2 to 8.")
  private int sessions = DemoOptions.defaultSessions();

  @Option(
      names = "--scale",
      paramLabel = "S",
      defaultValue = "1",
      description = "Size of the application; 1 is a good half million rows. Default: 1.")
  private double scale = 1;

  @Option(
      names = "--keep",
      description = "Leave the server running, and print the commands to play with it.")
  private boolean keep;

  @Mixin private OutputOptions output = new OutputOptions();

  private final CommandContext context;

  DemoCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws Failure {
    DemoOptions options = options();
    Path home = DemoHome.directory(context.environment());
    try (Progress progress = output.progress(context)) {
      DemoResult result = new Demo(home, progress, context.listener()).run(options);
      output.printer(context).report(result.report(), lines(result));
      return result.verified() ? 0 : FailureKind.UNKNOWN.exitCode();
    }
  }

  private DemoOptions options() throws Failure {
    try {
      return new DemoOptions(sessions, scale, keep);
    } catch (IllegalArgumentException e) {
      throw Failure.usage(e.getMessage());
    }
  }

  private static List<String> lines(DemoResult result) {
    List<String> lines = new ArrayList<>(ReportText.lines(result.report()));
    if (!result.commands().isEmpty()) {
      lines.add("The server stays up. To play with it:");
      for (KeptServer.Command command : result.commands()) {
        lines.add("  %-10s %s".formatted(command.purpose(), command.line()));
      }
    }
    return lines;
  }
}
