package org.emajbatch.monitor;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.emajbatch.monitor.feed.Reasons;
import org.emajbatch.terminal.StandardOutput;
import picocli.CommandLine;

/** The entry of emaj-monitor. */
public final class Main {

  private Main() {}

  /** Runs the command and ends the process with its exit code. */
  public static void main(String[] args) {
    System.exit(run(args));
  }

  private static int run(String... args) {
    PrintStream err =
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
    return run(StandardOutput.ofProcess(), err, args);
  }

  /** Runs the command on these streams; output that was lost is a failure of its own. */
  static int run(PrintStream out, PrintStream err, String... args) {
    int exitCode = execute(out, err, args);
    Optional<String> lost = StandardOutput.failure(out);
    lost.ifPresent(
        reason ->
            err.println(
                "emaj-monitor: The output is not complete, for it could not be written: "
                    + reason
                    + "."));
    return lost.isPresent() ? ExitCode.REFUSED : exitCode;
  }

  private static int execute(PrintStream out, PrintStream err, String... args) {
    // Asked often by scripts, and answered without loading a parser.
    if (List.of(args).equals(List.of("--version"))) {
      out.println(Version.line());
      return ExitCode.OK;
    }
    return commandLine(out, err).execute(args);
  }

  /** The command line parser, writing to these streams; a stack trace is never among it. */
  static CommandLine commandLine(PrintStream out, PrintStream err) {
    CommandLine commandLine = new CommandLine(new MonitorCommand(out, err));
    commandLine.setOut(new PrintWriter(out, true));
    commandLine.setErr(new PrintWriter(err, true));
    commandLine.setCaseInsensitiveEnumValuesAllowed(true);

    commandLine.setExecutionExceptionHandler(
        (e, command, parsed) -> {
          err.println(
              "emaj-monitor: unexpected failure: "
                  + e.getClass().getName()
                  + ": "
                  + Reasons.brief(e));
          return ExitCode.REFUSED;
        });
    commandLine.setParameterExceptionHandler(
        (e, args) -> {
          err.println("emaj-monitor: " + e.getMessage());
          err.println("Try: emaj-monitor --help");
          return ExitCode.USAGE;
        });
    return commandLine;
  }
}
