package org.emajbatch.orchestrator.cli;

import java.time.Clock;
import org.emajbatch.orchestrator.progress.JsonProgress;
import org.emajbatch.orchestrator.progress.LiveProgress;
import org.emajbatch.orchestrator.progress.PlainProgress;
import org.emajbatch.orchestrator.progress.Progress;
import org.emajbatch.orchestrator.progress.Style;
import picocli.CommandLine.Option;

/** How a command talks; the same options for all commands. */
final class OutputOptions {

  private static final int DEFAULT_WIDTH = 80;

  /** Values of --progress. */
  enum ProgressForm {
    AUTO,
    PLAIN,
    JSON,
    NONE
  }

  /** Values of --color. */
  enum ColorUse {
    AUTO,
    ALWAYS,
    NEVER;

    /** The colours that this means here. */
    Style style(CommandContext context) {
      return new Style(
          switch (this) {
            case ALWAYS -> true;
            case NEVER -> false;
            case AUTO ->
                context.isTerminal()
                    && context.environment().getOrDefault("NO_COLOR", "").isEmpty();
          });
    }
  }

  @Option(names = "--json", description = "Print the report as one JSON document on stdout.")
  private boolean json;

  @Option(
      names = "--progress",
      paramLabel = "auto|plain|json|none",
      defaultValue = "auto",
      description =
          "Progress on stderr: a live line a session on a terminal and plain lines elsewhere"
              + " (auto), plain lines, JSON lines, or none. Default: auto.")
  private ProgressForm progress = ProgressForm.AUTO;

  @Option(
      names = "--color",
      paramLabel = "auto|always|never",
      defaultValue = "auto",
      description = "Colours; auto obeys NO_COLOR. Default: auto.")
  private ColorUse color = ColorUse.AUTO;

  @Option(
      names = {"-v", "--verbose"},
      description = "Tell every step.")
  private boolean verbose;

  @Option(names = "--yes", description = "Never ask for a confirmation.")
  private boolean yes;

  @Option(names = "--help", usageHelp = true, description = "Show this help and exit.")
  private boolean help;

  boolean yes() {
    return yes;
  }

  /** Prints what the command has to say at its end. */
  Printer printer(CommandContext context) {
    return new Printer(context.out(), context.err(), color.style(context), json);
  }

  /** Tells what the command is doing meanwhile. */
  Progress progress(CommandContext context) {
    return switch (progress) {
      case NONE -> Progress.NONE;
      case JSON -> new JsonProgress(context.err(), Clock.systemDefaultZone(), verbose);
      case PLAIN -> plain(context);
      case AUTO ->
          context.isTerminal()
              ? new LiveProgress(context.err(), color.style(context), verbose, width(context))
              : plain(context);
    };
  }

  private Progress plain(CommandContext context) {
    return new PlainProgress(
        context.err(), Clock.systemDefaultZone(), color.style(context), verbose);
  }

  /** How many columns a line may have. */
  static int width(CommandContext context) {
    try {
      return Math.max(20, Integer.parseInt(context.environment().getOrDefault("COLUMNS", "")));
    } catch (NumberFormatException notSet) {
      return DEFAULT_WIDTH;
    }
  }
}
