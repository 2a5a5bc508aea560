package org.emajbatch.monitor;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.emajbatch.monitor.feed.Reasons;
import picocli.CommandLine;

/** The entry of emaj-monitor. */
public final class Main {

  private Main() {}

  /** Runs the command and ends the process with its exit code. */
  public static void main(String[] args) {
    System.exit(run(args));
  }

  private static int run(String... args) {
    PrintStream out = utf8(FileDescriptor.out);
    PrintStream err = utf8(FileDescriptor.err);
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

  /** Text in UTF-8 whatever the locale: the JVM's own streams speak ASCII where it is C. */
  private static PrintStream utf8(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }
}
