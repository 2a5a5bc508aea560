package org.emajbatch.orchestrator.protocol.model;

import java.util.Optional;
import org.emajbatch.orchestrator.protocol.ProtocolState;
import org.emajbatch.orchestrator.protocol.Verdict;
import org.emajbatch.sql.run.BuryResult;
import org.emajbatch.sql.run.Outcome;

/**
 * What client and recoverers do: as it stands, what production does. A subclass with one method
 * overridden is a tempting other protocol, or a defect, that the model must refute.
 */
class Behaviour {

  /** What a recoverer makes of the run, and what it leaves in the row. */
  record Judgement(Row row, Verdict verdict) {}

  ProtocolState claimed(ProtocolState state) {
    return state.claimed();
  }

  ProtocolState retried(ProtocolState state) {
    return state.retried();
  }

  ProtocolState worked(ProtocolState state, int session) {
    return state.worked(session);
  }

  ProtocolState ended(ProtocolState state) {
    return state.ended();
  }

  ProtocolState prepareSent(ProtocolState state, int session) {
    return state.prepareSent(session);
  }

  ProtocolState prepared(ProtocolState state, int session) {
    return state.prepared(session);
  }

  ProtocolState commitSent(ProtocolState state) {
    return state.commitSent();
  }

  ProtocolState failed(ProtocolState state) {
    return state.failed();
  }

  ProtocolState decided(ProtocolState state, Outcome outcome) {
    return state.decided(outcome);
  }

  ProtocolState finished(ProtocolState state, int session) {
    return state.finished(session);
  }

  /** Whether session 1 inserts the row with its first statement, and not with its commit. */
  boolean insertsFirst() {
    return true;
  }

  /** Whether an acknowledged deciding commit survives a crash. */
  boolean commitsDurably() {
    return true;
  }

  /** Whether a client that failed asks the row what became of its run. */
  boolean asksTheRow() {
    return true;
  }

  /** Whether a stop is still accepted. */
  boolean acceptsStop(ProtocolState state) {
    return !state.commitAsked();
  }

  /** Tombstone, then the row; the key may be held. */
  Judgement judge(World world) {
    return switch (world.row()) {
      case HELD -> new Judgement(Row.HELD, Verdict.of(BuryResult.IN_PROGRESS, Optional.empty()));
      case ABSENT ->
          new Judgement(Row.ABORTED, Verdict.of(BuryResult.BURIED, Optional.of(Outcome.ABORTED)));
      case COMMITTED, ABORTED ->
          new Judgement(
              world.row(), Verdict.of(BuryResult.ALREADY_DECIDED, Optional.of(said(world))));
    };
  }

  /** Whether a recoverer finds something to do: an undecided or unfinished run, or its remains. */
  boolean isLeftover(World world) {
    return !world.noted() || !world.row().isDecided() || !world.prepared().isEmpty();
  }

  static Outcome said(World world) {
    return world.row() == Row.COMMITTED ? Outcome.COMMITTED : Outcome.ABORTED;
  }
}
