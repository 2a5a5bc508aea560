package org.emajbatch.orchestrator.cli;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.emajbatch.orchestrator.protocol.StepListener;
import org.emajbatch.orchestrator.session.Cancellation;
import org.emajbatch.terminal.StandardOutput;
import org.emajbatch.terminal.Terminal;

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

  /** Whether signs beyond ASCII will be readable. */
  boolean isUnicode() {
    return Terminal.isUnicode(environment);
  }
}
