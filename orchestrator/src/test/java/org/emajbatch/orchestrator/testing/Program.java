package org.emajbatch.orchestrator.testing;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.emajbatch.orchestrator.cli.Cli;
import org.emajbatch.orchestrator.cli.CommandContext;
import org.emajbatch.orchestrator.protocol.StepListener;
import org.emajbatch.orchestrator.session.Cancellation;
import org.emajbatch.sql.connect.ConnectionSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The command line, run in this process without a terminal. */
public final class Program {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /**
   * What a command line came to.
   *
   * @param exitCode its exit code
   * @param out its stdout
   * @param err its stderr
   */
  public record Result(int exitCode, String out, String err) {

    /** Stdout as the one JSON document that it must be. */
    public JsonNode json() {
      return JSON.readTree(out);
    }
  }

  private final Map<String, String> environment;
  private StepListener listener = StepListener.NONE;
  private Cancellation cancellation = new Cancellation();

  private Program(Map<String, String> environment) {
    this.environment = environment;
  }

  /** A program that connects with these settings, as from its environment. */
  public static Program connecting(ConnectionSettings settings) {
    return new Program(environment(settings));
  }

  /** A program without anything in its environment. */
  public static Program bare() {
    return with(Map.of());
  }

  /** A program with these variables in its environment, and no others. */
  public static Program with(Map<String, String> environment) {
    return new Program(environment);
  }

  /** The environment that leads there. */
  public static Map<String, String> environment(ConnectionSettings settings) {
    Map<String, String> environment = new HashMap<>();
    environment.put("PGHOST", settings.host());
    environment.put("PGPORT", Integer.toString(settings.port()));
    environment.put("PGDATABASE", settings.database());
    environment.put("PGUSER", settings.user());
    settings.password().ifPresent(password -> environment.put("PGPASSWORD", password.reveal()));
    return environment;
  }

  /** The same program with a listener at the named points. */
  public Program listening(StepListener to) {
    Program program = new Program(environment);
    program.listener = to;
    return program;
  }

  /** The same program, which can be asked to stop. */
  public Program stoppedBy(Cancellation by) {
    Program program = new Program(environment);
    program.listener = listener;
    program.cancellation = by;
    return program;
  }

  /** Runs a command line. */
  public Result run(String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int exitCode =
        new Cli(
                new CommandContext(
                    new PrintStream(out, true, StandardCharsets.UTF_8),
                    new PrintStream(err, true, StandardCharsets.UTF_8),
                    environment,
                    Optional.empty(),
                    listener,
                    cancellation))
            .run(args);
    return new Result(
        exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
