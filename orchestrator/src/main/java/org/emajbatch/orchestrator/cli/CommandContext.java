package org.emajbatch.orchestrator.cli;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.emajbatch.orchestrator.protocol.StepListener;
import org.emajbatch.orchestrator.session.Cancellation;
import org.emajbatch.sql.terminal.StandardOutput;
import org.emajbatch.sql.terminal.Terminal;

/**
 * What surrounds a command: a process with its terminal, or a test.
 *
 * @param out reports, and nothing else
 * @param err talk
 * @param environment environment variables
 * @param console a terminal with somebody at it
 * @param listener called at the named points of a run
 * @param cancellation through which a rollback can be asked to stop
 */
public record CommandContext(
    PrintStream out,
    PrintStream err,
    Map<String, String> environment,
    Optional<Console> console,
    StepListener listener,
    Cancellation cancellation) {

  public CommandContext {
    environment = Map.copyOf(environment);
  }

  /** Where nobody else can ask a rollback to stop. */
  public CommandContext(
      PrintStream out,
      PrintStream err,
      Map<String, String> environment,
      Optional<Console> console,
      StepListener listener) {
    this(out, err, environment, console, listener, new Cancellation());
  }

  /** This process. Output is UTF-8 whatever the locale says, because JSON is. */
  public static CommandContext ofProcess() {
    return new CommandContext(
        StandardOutput.ofProcess(),
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
        System.getenv(),
        Terminal.console(),
        StepListener.NONE);
  }

  /** Whether escape sequences will be understood. */
  boolean isTerminal() {
    return console.isPresent() && !Terminal.isDumb(environment);
  }

  /**
   * Whether signs beyond ASCII will be readable: by the locale's character set, which POSIX takes
   * from the first of these variables that is set.
   */
  boolean isUnicode() {
    return Stream.of("LC_ALL", "LC_CTYPE", "LANG")
        .map(name -> environment.getOrDefault(name, ""))
        .filter(value -> !value.isEmpty())
        .findFirst()
        .map(value -> value.toUpperCase(Locale.ROOT))
        .filter(value -> value.contains("UTF-8") || value.contains("UTF8"))
        .isPresent();
  }
}
