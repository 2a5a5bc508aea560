package org.emajbatch.orchestrator.cli;

import java.util.concurrent.CompletableFuture;
import java.util.function.IntSupplier;
import org.emajbatch.orchestrator.session.Cancellation;
import org.emajbatch.orchestrator.session.Cancellation.Answer;

/**
 * Makes SIGINT, SIGTERM and SIGHUP ask a rollback to stop instead of killing it, and the process
 * end with the rollback's own exit code: a shell must not read "interrupted" where the rollback was
 * decided. Commands that are no rollback end as any program does. Further signals change nothing,
 * because the virtual machine takes one only.
 */
public final class StopSignals {

  private static final String BY = "a signal (Ctrl-C, SIGTERM or SIGHUP)";

  private StopSignals() {}

  /**
   * Runs a command.
   *
   * @param cancellation what the command's rollback listens to
   * @return the command's exit code
   */
  public static int around(Cancellation cancellation, IntSupplier command) {
    CompletableFuture<Integer> ended = new CompletableFuture<>();
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> stop(cancellation, ended), "emaj-batch stop"));
    int exitCode = command.getAsInt();
    ended.complete(exitCode);
    return exitCode;
  }

  /** On the shutdown's thread, which holds the process up until this returns. */
  private static void stop(Cancellation cancellation, CompletableFuture<Integer> ended) {
    if (ended.isDone() || cancellation.request(BY) == Answer.NOTHING_RUNS) {
      return;
    }
    Runtime.getRuntime().halt(ended.join());
  }
}
