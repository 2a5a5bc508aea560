package org.emajbatch.orchestrator.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.emajbatch.orchestrator.cli.OutputOptions.ColorUse;
import org.emajbatch.orchestrator.failure.Failure;
import org.emajbatch.orchestrator.failure.FailureCode;
import org.emajbatch.orchestrator.failure.FailureKind;
import org.emajbatch.orchestrator.request.Durations;
import org.emajbatch.orchestrator.request.SessionCount;
import org.emajbatch.terminal.StandardOutput;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Reads the command line, runs the command, and turns what comes of it into an exit code. */
public final class Cli {

  private final CommandContext context;

  /** For a process, or a test. */
  public Cli(CommandContext context) {
    this.context = context;
  }

  /**
   * Runs a command line.
   *
   * @param args without the program's name
   * @return the exit code
   */
  public int run(String... args) {
    CommandLine line = commandLine();
    if (args.length == 0) {
      line.usage(context.out());
      return 0;
    }
    try {
      return written(line.execute(args), line.getParseResult());
    } catch (Error e) {
      // Left to the virtual machine it would end with 1, which says that nothing was changed.
      return print(unexpected(e), Arrays.asList(args).contains("--json"), ColorUse.AUTO);
    }
  }

  /**
   * Tells when not all that was printed arrived. What the exit code says of the data stays true; it
   * changes only where printing was all there was to do.
   */
  private int written(int exitCode, ParseResult parsed) {
    Optional<String> lost = StandardOutput.failure(context.out());
    lost.ifPresent(
        reason ->
            context
                .err()
                .println(
                    "The report is not complete, for it could not be written: " + reason + "."));
    return lost.isPresent() && exitCode == 0 && onlyPrints(parsed)
        ? FailureKind.REFUSED.exitCode()
        : exitCode;
  }

  private static boolean onlyPrints(ParseResult parsed) {
    if (parsed == null || parsed.subcommand() == null) {
      return false;
    }
    Object command = parsed.subcommand().commandSpec().userObject();
    return command instanceof PlanCommand
        || command instanceof HistoryCommand
        || command instanceof DoctorCommand;
  }

  /** All commands; a new one is added here and nowhere else. */
  private CommandLine commandLine() {
    CommandLine line = new CommandLine(new RollbackCommand(context));
    line.addSubcommand(new DemoCommand(context));
    line.addSubcommand(new PlanCommand(context));
    line.addSubcommand(new RecoverCommand(context));
    line.addSubcommand(new DoctorCommand(context));
    line.addSubcommand(new CancelCommand(context));
    line.addSubcommand(new HistoryCommand(context));
    line.addSubcommand(new InstallCommand(context));
    line.addSubcommand(new UninstallCommand(context));
    line.setOut(new PrintWriter(context.out(), true));
    line.setErr(new PrintWriter(context.err(), true));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    // A database may be called demo, or install.
    line.setAllowSubcommandsAsOptionParameters(true);
    line.registerConverter(SessionCount.class, converter(SessionCount::parse));
    line.registerConverter(Duration.class, converter(Durations::parse));
    line.getCommandSpec().versionProvider(() -> new String[] {Version.sentence()});
    line.setParameterExceptionHandler((e, args) -> usage(e, args));
    line.setExecutionExceptionHandler((e, command, parsed) -> failure(e, parsed));
    return line;
  }

  private static <T> ITypeConverter<T> converter(Function<String, T> parser) {
    return text -> {
      try {
        return parser.apply(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    };
  }

  private int usage(ParameterException e, String[] args) {
    String command = e.getCommandLine().getCommandSpec().qualifiedName();
    Failure failure = Failure.usage(e.getMessage()).next(command + " --help").because(e);
    if (e instanceof UnmatchedArgumentException unmatched) {
      List<String> near = unmatched.getSuggestions();
      failure =
          near.isEmpty() ? failure : failure.hint("did you mean " + String.join(", ", near) + "?");
    }
    return print(failure, Arrays.asList(args).contains("--json"), ColorUse.AUTO);
  }

  private int failure(Exception e, ParseResult parsed) {
    ParseResult innermost = parsed;
    while (innermost.subcommand() != null) {
      innermost = innermost.subcommand();
    }
    Failure bare = e instanceof Failure known ? known : unexpected(e);
    Failure failure = bare.next(TypedServer.addTo(bare.next(), innermost).toArray(String[]::new));
    return print(
        failure,
        innermost.hasMatchedOption("--json"),
        innermost.matchedOptionValue("--color", ColorUse.AUTO));
  }

  private static Failure unexpected(Throwable e) {
    return Failure.of(FailureKind.UNKNOWN, FailureCode.OUTCOME_UNKNOWN, "unexpected failure: " + e)
        .next(Names.PROGRAM + " recover")
        .because(e);
  }

  private int print(Failure failure, boolean json, ColorUse color) {
    new Printer(context.out(), context.err(), color.style(context), json).failure(failure);
    return failure.kind().exitCode();
  }
}
