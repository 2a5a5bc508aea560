package org.emajbatch.benchmark.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.emajbatch.benchmark.driver.ClientCommand;
import org.emajbatch.benchmark.driver.CommandDriver;
import org.emajbatch.benchmark.driver.InProcessDriver;
import org.emajbatch.benchmark.driver.RollbackDriver;
import org.emajbatch.benchmark.driver.SqlDriver;
import org.emajbatch.benchmark.experiment.Benchmark;
import org.emajbatch.benchmark.experiment.Plan;
import org.emajbatch.benchmark.experiment.Watching;
import org.emajbatch.benchmark.report.MarkdownReport;
import org.emajbatch.benchmark.result.LoadResult;
import org.emajbatch.benchmark.result.Results;
import org.emajbatch.benchmark.result.RollbackResult;
import org.emajbatch.benchmark.server.BenchmarkServer;
import org.emajbatch.benchmark.server.EngineSetup;
import org.emajbatch.orchestrator.report.Json;
import org.emajbatch.sql.connect.ConnectionOptions;
import org.emajbatch.sql.connect.ConnectionResolver;
import org.emajbatch.sql.connect.ConnectionSettingsException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command line of the benchmark: tables on stdout, progress on stderr. */
@Command(
    name = "samples/benchmark/run",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    showDefaultValues = true,
    description =
        "Measures rollbacks and logging as ratios to what the server can do at best, measured in the same run.")
public final class BenchmarkCommand implements Callable<Integer> {

  private static final int FAILED = 1;

  @Parameters(
      paramLabel = "WORKLOAD",
      arity = "0..*",
      description = "What to measure: ${COMPLETION-CANDIDATES}. Default: all.",
      completionCandidates = WorkloadNames.class)
  private List<String> workloads = List.of();

  @Option(names = "--scale", paramLabel = "S", description = "Size of the workloads.")
  private double scale = 1;

  @Option(names = "--runs", paramLabel = "N", description = "How often each thing is measured.")
  private int runs = 5;

  @Option(names = "--sessions", paramLabel = "N", split = ",", description = "Numbers of sessions.")
  private List<Integer> sessions = List.of(1, 2);

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      split = ",",
      description = "unlogged, logged or both.")
  private List<String> kinds = List.of("unlogged", "logged");

  @Option(
      names = "--driver",
      paramLabel = "DRIVER",
      split = ",",
      description =
          "Who is told to roll back: sql (the engine alone), process (our client without the start of its process),"
              + " command (a client).")
  private List<String> drivers = List.of("sql");

  @Option(
      names = "--client",
      paramLabel = "COMMAND",
      description =
          "The client of driver command, split at blanks, with {groups}, {mark}, {sessions} and {logged}, which becomes -l or"
              + " nothing; it finds the database by PGHOST and its kin.")
  private String client =
      Path.of(System.getProperty("emaj.project", ""), "bin", "emaj-parallel-rollback")
          + " -g {groups} -m {mark} -s {sessions} {logged}";

  @Option(
      names = "--monitor",
      paramLabel = "COMMAND",
      description =
          "The monitor whose cost is measured; it finds the database by PGHOST and its kin.")
  private String monitor =
      Path.of(System.getProperty("emaj.project", ""), "bin", "emaj-monitor").toString();

  @Option(
      names = "--seconds",
      paramLabel = "S",
      description = "How long each of its screens is measured, after as long to warm up.")
  private double seconds = 40;

  @Option(
      names = "--limit",
      paramLabel = "PERCENT",
      description = "What no screen may take of one processor; exit code 1 where one does.")
  private double limit = 2;

  @Option(
      names = "--connection",
      paramLabel = "URI",
      description =
          "A server to measure, as a superuser, with autovacuum off; databases emaj_benchmark_... are made and dropped."
              + " Default: one of the benchmark's own.")
  private Optional<String> connection = Optional.empty();

  @Option(
      names = "--engine-setup",
      paramLabel = "SQL",
      description = "Installs another engine, as: CREATE EXTENSION emaj CASCADE. Default: ours.")
  private Optional<String> engineSetup = Optional.empty();

  @Option(
      names = "--data",
      paramLabel = "DIRECTORY",
      description = "Where the benchmark's own server has its data: the disk that is measured.")
  private Path data =
      Path.of(System.getProperty("emaj.project", ""), "samples/benchmark/target/server");

  @Option(names = "--json", paramLabel = "FILE", description = "Writes the results as JSON, too.")
  private Optional<Path> json = Optional.empty();

  @Spec private CommandSpec spec;

  private final PrintStream out;
  private final PrintStream err;
  private final String typed;

  private BenchmarkCommand(PrintStream out, PrintStream err, String... args) {
    this.out = out;
    this.err = err;
    this.typed = CommandText.withoutSecrets("samples/benchmark/run", List.of(args));
  }

  /**
   * Runs a command line.
   *
   * @return its exit code: 0 when all was measured, 1 when something failed, 2 for wrong usage
   */
  public static int run(PrintStream out, PrintStream err, String... args) {
    CommandLine line = new CommandLine(new BenchmarkCommand(out, err, args));
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    line.setExecutionExceptionHandler(
        (e, command, parsed) -> {
          err.println("The benchmark failed: " + e.getMessage());
          return FAILED;
        });
    return line.execute(args);
  }

  @Override
  public Integer call() throws Exception {
    Plan plan = plan();
    try (BenchmarkServer server = server()) {
      Results results = new Benchmark(server, plan, typed, err::println).measure();
      MarkdownReport.lines(results).forEach(out::println);
      if (json.isPresent()) {
        Files.writeString(json.get(), new Json().document(results) + "\n");
      }
      return tooMuch(results) ? FAILED : 0;
    }
  }

  /** Whether a screen takes more than it may; says which. */
  private boolean tooMuch(Results results) {
    List<LoadResult> beyond =
        results.loads().stream().filter(load -> load.percent() > limit).toList();
    beyond.forEach(
        load -> err.printf("More than %s %% of one processor: %s%n", limit, load.screen()));
    return !beyond.isEmpty();
  }

  private Plan plan() {
    try {
      return new Plan(
          workloads.isEmpty() ? Benchmark.NAMES : workloads,
          scale,
          runs,
          sessions,
          kinds.stream().map(BenchmarkCommand::isLogged).toList(),
          drivers.stream().map(this::driver).toList(),
          new ClientCommand(client),
          new Watching(monitor, Duration.ofMillis(Math.round(seconds * 1_000)), limit),
          new EngineSetup(engineSetup));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private static boolean isLogged(String kind) {
    if (!kind.equals(RollbackResult.kind(true)) && !kind.equals(RollbackResult.kind(false))) {
      throw new IllegalArgumentException("a rollback is unlogged or logged, not " + kind);
    }
    return kind.equals(RollbackResult.kind(true));
  }

  private RollbackDriver driver(String name) {
    return switch (name) {
      case "sql" -> new SqlDriver();
      case "process" -> new InProcessDriver();
      case "command" -> new CommandDriver(new ClientCommand(client));
      default -> throw new IllegalArgumentException("there is no driver " + name + "; see --help");
    };
  }

  private BenchmarkServer server() throws IOException, ConnectionSettingsException {
    if (connection.isEmpty()) {
      return BenchmarkServer.start(data);
    }
    ConnectionOptions options =
        new ConnectionOptions(
            connection, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    return BenchmarkServer.at(ConnectionResolver.resolve(options, System.getenv()).settings());
  }
}
