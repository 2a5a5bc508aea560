package org.emajbatch.orchestrator.session;

import java.util.Optional;
import org.emajbatch.orchestrator.failure.Failure;
import org.emajbatch.orchestrator.failure.FailureCode;
import org.emajbatch.orchestrator.failure.FailureKind;
import org.emajbatch.orchestrator.progress.Progress;

/**
 * The wish to stop a rollback, from whichever side it comes: a signal, another terminal, a caller
 * in this process. It may come before the run has begun, twice, or too late, and gets a true
 * answer: once it is accepted, the run cannot be decided for the mark any more.
 */
public final class Cancellation {

  /** What becomes of a wish. */
  public enum Answer {
    /** There is no rollback in this process. */
    NOTHING_RUNS,
    /** The rollback stops, and nothing will be changed. */
    ACCEPTED,
    /** The rollback is about to be decided, or is, or has ended: it takes its course. */
    REFUSED
  }

  private boolean begun;
  private Progress progress = Progress.NONE;
  private Optional<EmergencyStop> run = Optional.empty();
  private Optional<Failure> accepted = Optional.empty();

  /** A rollback begins, which will hear what is answered. */
  public synchronized void begin(Progress listener) {
    begun = true;
    progress = listener;
  }

  /** From now on a wish stops these sessions; one that came before does so at once. */
  public synchronized void attach(EmergencyStop stop) {
    run = Optional.of(stop);
    accepted.ifPresent(stop::request);
  }

  /**
   * Asks for the rollback to be stopped.
   *
   * @param by who asks
   */
  public synchronized Answer request(String by) {
    if (!begun) {
      return Answer.NOTHING_RUNS;
    }
    if (accepted.isPresent()) {
      return Answer.ACCEPTED;
    }
    Failure cancelled =
        Failure.of(FailureKind.CANCELLED, FailureCode.CANCELLED, "cancelled by " + by);
    if (run.isPresent() && !run.get().request(cancelled)) {
      progress.warning("cannot be cancelled by " + by + " any more: " + why(run.get()));
      return Answer.REFUSED;
    }
    accepted = Optional.of(cancelled);
    progress.phase("cancelled by " + by + ", undoing everything");
    return Answer.ACCEPTED;
  }

  private static String why(EmergencyStop stop) {
    return stop.reason().isPresent()
        ? "the rollback has failed and is being undone"
        : "the rollback is being decided, or is decided, and will be finished";
  }

  /**
   * Does nothing unless a wish was accepted.
   *
   * @throws Failure the cancellation, for a rollback that holds nothing yet
   */
  public synchronized void check() throws Failure {
    if (accepted.isPresent()) {
      throw accepted.get();
    }
  }
}
