package org.emajbatch.sql.activity;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.emajbatch.sql.history.PastRun;
import org.emajbatch.sql.run.RunId;

/**
 * One rollback as the tables show it, running or ended.
 *
 * @param id rlbk_id
 * @param run this tool's name for it; absent when another client started it
 * @param target what is put back to which mark
 * @param startedBy the role, where anything the reader may see tells it
 * @param extent how much there is to do
 * @param times when each phase began and ended
 * @param reading what state it is in, and how that is known
 * @param prediction how long it was to take and took; only of runs of this tool that have committed
 * @param messages the report's rows or the error's text, as the engine wrote them
 * @param sessions one entry a session, in session order; empty once the rollback has ended
 */
public record Rollback(
    int id,
    Optional<RunId> run,
    Target target,
    Optional<String> startedBy,
    Extent extent,
    Times times,
    Reading reading,
    Optional<PastRun.Prediction> prediction,
    List<String> messages,
    List<SessionProgress> sessions) {

  public Rollback {
    messages = List.copyOf(messages);
    sessions = List.copyOf(sessions);
  }

  /** Shorthand for the state of the reading. */
  public State state() {
    return reading.state();
  }

  /** Application rows put back so far: distinct primary keys. */
  public long rows() {
    return sessions.stream().mapToLong(SessionProgress::rows).sum();
  }

  /**
   * Time until the last session has done its steps: the maximum over the sessions, which work side
   * by side, never their sum.
   *
   * @param now the moment of the picture, by the server's clock
   * @return nothing while the plan is not made yet, and for what has ended or waits for a decision
   */
  public Optional<Duration> remaining(Instant now) {
    return switch (reading.state()) {
      case LOCKING, EXECUTING ->
          sessions.stream().map(s -> s.remaining(now)).max(Comparator.naturalOrder());
      case PLANNING, COMMITTING, IN_DOUBT, COMMITTED, ABORTED -> Optional.empty();
    };
  }

  /**
   * Time since the start while it runs, then from start to end; nothing where one of them is not
   * recorded.
   */
  public Optional<Duration> elapsed(Instant now) {
    Optional<Instant> until = state().isRunning() ? Optional.of(now) : times.endedAt();
    return times
        .startedAt()
        .flatMap(start -> until.map(end -> Duration.between(start, end)))
        .map(elapsed -> elapsed.isNegative() ? Duration.ZERO : elapsed);
  }

  /**
   * Share of the time that has passed, in percent from 0 to 100, as E-Maj's own activity function
   * defines it: 0 before the steps run, then elapsed against elapsed plus remaining.
   */
  public int completionPercent(Instant now) {
    if (reading.state() == State.COMMITTING) {
      return 100;
    }
    if (reading.state() != State.EXECUTING) {
      return 0;
    }
    long left = remaining(now).orElse(Duration.ZERO).toMillis();
    long gone = elapsed(now).orElse(Duration.ZERO).toMillis();
    return gone + left == 0 ? 0 : (int) (100 * gone / (gone + left));
  }

  /** Whether a session's transaction is over before its work: then none of them can commit. */
  public boolean isDoomed() {
    return sessions.stream().anyMatch(s -> s.status() == SessionProgress.Status.LOST);
  }

  /** The session that will end last, by what is known now; nothing unless the steps run. */
  public Optional<SessionProgress> lastToEnd(Instant now) {
    if (reading.state() != State.EXECUTING) {
      return Optional.empty();
    }
    return sessions.stream()
        .filter(s -> !s.remaining(now).isZero())
        .max(Comparator.comparing(s -> s.remaining(now)));
  }
}
