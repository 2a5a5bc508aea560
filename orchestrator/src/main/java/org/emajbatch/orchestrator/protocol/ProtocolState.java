package org.emajbatch.orchestrator.protocol;

import java.util.Set;
import java.util.TreeSet;
import org.emajbatch.sql.run.Outcome;

/**
 * Where one run stands in the commit protocol. Every transition the protocol knows is a method; any
 * other one is a defect and throws. Session 1 is the coordinator, 2 to N are workers.
 *
 * @param sessions N
 * @param phase the step
 * @param worked sessions that have done their work
 * @param asked workers that were sent PREPARE: from then on only the decision row knows their end
 * @param prepared workers whose PREPARE was answered
 * @param finished workers whose prepared transaction was committed
 * @param commitAsked whether session 1's COMMIT is on its way
 */
public record ProtocolState(
    int sessions,
    Phase phase,
    Set<Integer> worked,
    Set<Integer> asked,
    Set<Integer> prepared,
    Set<Integer> finished,
    boolean commitAsked) {

  public ProtocolState {
    worked = Set.copyOf(worked);
    asked = Set.copyOf(asked);
    prepared = Set.copyOf(prepared);
    finished = Set.copyOf(finished);
  }

  /** A run of that many sessions that has done nothing yet. */
  public static ProtocolState begin(int sessions) {
    if (sessions < 1) {
      throw new IllegalArgumentException("a run has at least one session, not " + sessions);
    }
    return new ProtocolState(sessions, Phase.CLAIM, Set.of(), Set.of(), Set.of(), Set.of(), false);
  }

  /** The decision row is inserted and the groups are ours. */
  public ProtocolState claimed() {
    return expect(Phase.CLAIM).in(Phase.WORK);
  }

  /** All transactions were rolled back in order to try again. */
  public ProtocolState retried() {
    expect(Phase.WORK);
    if (!worked.isEmpty()) {
      throw illegal("try again after session " + worked + " has worked");
    }
    return in(Phase.CLAIM);
  }

  /** A session has done its work. */
  public ProtocolState worked(int session) {
    expect(Phase.WORK).check(session, 1);
    Set<Integer> all = with(worked, session);
    return new ProtocolState(
        sessions,
        all.size() == sessions ? Phase.BARRIER : Phase.WORK,
        all,
        asked,
        prepared,
        finished,
        commitAsked);
  }

  /** The engine has ended the rollback. */
  public ProtocolState ended() {
    return expect(Phase.BARRIER).in(sessions == 1 ? Phase.DECIDE : Phase.PREPARE);
  }

  /** PREPARE is about to be sent to a worker. */
  public ProtocolState prepareSent(int session) {
    expect(Phase.PREPARE).check(session, 2);
    return new ProtocolState(
        sessions, phase, worked, with(asked, session), prepared, finished, commitAsked);
  }

  /** The server has answered that a worker is prepared. */
  public ProtocolState prepared(int session) {
    expect(Phase.PREPARE).check(session, 2);
    if (!asked.contains(session)) {
      throw illegal("session " + session + " is prepared without having been asked");
    }
    Set<Integer> all = with(prepared, session);
    return new ProtocolState(
        sessions,
        all.size() == sessions - 1 ? Phase.DECIDE : Phase.PREPARE,
        worked,
        asked,
        all,
        finished,
        commitAsked);
  }

  /** Session 1's COMMIT is about to be sent. */
  public ProtocolState commitSent() {
    expect(Phase.DECIDE);
    return new ProtocolState(sessions, phase, worked, asked, prepared, finished, true);
  }

  /**
   * Something failed before the decision was known. Only where no PREPARE and no COMMIT was ever
   * sent does that by itself mean that nothing was changed.
   */
  public ProtocolState failed() {
    if (phase.isEnd() || phase == Phase.FINISH) {
      throw illegal("fail after the decision");
    }
    return in(asked.isEmpty() && !commitAsked ? Phase.ABORTED : Phase.RECOVER);
  }

  /** The decision is known: session 1's COMMIT was answered, or the row was read. */
  public ProtocolState decided(Outcome outcome) {
    if (outcome == Outcome.COMMITTED && commitAsked) {
      if (phase == Phase.DECIDE || phase == Phase.RECOVER) {
        return in(sessions == 1 ? Phase.COMMITTED : Phase.FINISH);
      }
    } else if (outcome == Outcome.ABORTED && phase == Phase.RECOVER) {
      return in(Phase.ABORTED);
    }
    throw illegal("be decided as " + outcome);
  }

  /** A worker's prepared transaction is committed, by whomever. */
  public ProtocolState finished(int session) {
    expect(Phase.FINISH).check(session, 2);
    Set<Integer> all = with(finished, session);
    return new ProtocolState(
        sessions,
        all.size() == sessions - 1 ? Phase.COMMITTED : Phase.FINISH,
        worked,
        asked,
        prepared,
        all,
        commitAsked);
  }

  private ProtocolState expect(Phase expected) {
    if (phase != expected) {
      throw illegal("do what belongs to " + expected);
    }
    return this;
  }

  private void check(int session, int first) {
    if (session < first || session > sessions) {
      throw illegal("work with session " + session);
    }
  }

  private ProtocolState in(Phase next) {
    return new ProtocolState(sessions, next, worked, asked, prepared, finished, commitAsked);
  }

  private IllegalStateException illegal(String what) {
    return new IllegalStateException("a run of " + sessions + " in " + phase + " cannot " + what);
  }

  private static Set<Integer> with(Set<Integer> set, int session) {
    Set<Integer> more = new TreeSet<>(set);
    more.add(session);
    return more;
  }
}
