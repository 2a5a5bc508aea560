package org.emajbatch.orchestrator;

import org.emajbatch.orchestrator.cli.Cli;
import org.emajbatch.orchestrator.cli.CommandContext;
import org.emajbatch.orchestrator.cli.StopSignals;
import org.emajbatch.orchestrator.cli.Version;

/**
 * The program. Whatever can be answered without loading a library is answered here: people and
 * scripts ask for the version far more often than for a rollback.
 */
public final class Main {

  private Main() {}

  /** Runs a command line and ends the process with its exit code. */
  public static void main(String[] args) {
    if (args.length == 1 && args[0].equals("--version")) {
      System.out.println(Version.sentence());
      return;
    }
    CommandContext context = CommandContext.ofProcess();
    System.exit(StopSignals.around(context.cancellation(), () -> new Cli(context).run(args)));
  }
}
