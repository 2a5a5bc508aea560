package org.emajbatch.orchestrator.testing;

import org.emajbatch.orchestrator.cli.Cli;
import org.emajbatch.orchestrator.cli.CommandContext;
import org.emajbatch.orchestrator.cli.StopSignals;
import org.emajbatch.orchestrator.protocol.ProtocolStep;

/**
 * The program, as in production but for one thing: at a named point it says so on stderr and stays
 * there, so that somebody can kill it, until a line on stdin tells it to go on.
 */
public final class HaltingMain {

  /** What it says when it has got there. */
  public static final String REACHED = "reached ";

  private HaltingMain() {}

  /** First the step, then the session, then the program's own arguments. */
  public static void main(String[] args) {
    ProtocolStep haltAt = ProtocolStep.valueOf(args[0]);
    int haltSession = Integer.parseInt(args[1]);
    String[] own = new String[args.length - 2];
    System.arraycopy(args, 2, own, 0, own.length);
    CommandContext process = CommandContext.ofProcess();
    CommandContext halting =
        new CommandContext(
            process.out(),
            process.err(),
            process.environment(),
            process.console(),
            (step, session) -> {
              if (step == haltAt && session == haltSession) {
                process.err().println(REACHED + step);
                System.in.read();
              }
            },
            process.cancellation());
    System.exit(StopSignals.around(halting.cancellation(), () -> new Cli(halting).run(own)));
  }
}
