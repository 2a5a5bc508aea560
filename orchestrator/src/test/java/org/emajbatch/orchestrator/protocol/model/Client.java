package org.emajbatch.orchestrator.protocol.model;

import org.emajbatch.orchestrator.protocol.ProtocolState;

/**
 * The process that rolls back.
 *
 * @param mode what it is about
 * @param state where it believes the run stands: the state that production keeps
 * @param resolver itself as the one who resolves the run, after a failure
 * @param told what it has told its user
 */
record Client(Mode mode, ProtocolState state, Resolver resolver, Told told) {

  enum Mode {
    /** The sessions work towards the decision, or finish it. */
    WORKING,
    /** Something failed or the user wants to stop; threads may be in the middle of a statement. */
    STOPPING,
    /** Everything was rolled back; the decision row is asked. */
    RESOLVING,
    /** It has told its user and is gone. */
    ENDED,
    /** Killed. */
    DEAD
  }

  static Client begin(int sessions) {
    return new Client(Mode.WORKING, ProtocolState.begin(sessions), Resolver.IDLE, Told.NOTHING);
  }

  Client in(Mode newMode) {
    return new Client(newMode, state, resolver, told);
  }

  Client at(ProtocolState newState) {
    return new Client(mode, newState, resolver, told);
  }

  Client resolving(Resolver newResolver) {
    return new Client(mode, state, newResolver, told);
  }

  /** It is gone; what it believed matters to nobody any more. */
  Client killed() {
    return new Client(Mode.DEAD, ProtocolState.begin(state.sessions()), Resolver.IDLE, told);
  }

  /** It has told its user how it ended. */
  Client tells(Told what) {
    return new Client(Mode.ENDED, ProtocolState.begin(state.sessions()), Resolver.IDLE, what);
  }

  boolean isGone() {
    return mode == Mode.ENDED || mode == Mode.DEAD;
  }

  /** Whether threads of it may still be at work on the sessions. */
  boolean isAtWork() {
    return mode == Mode.WORKING || mode == Mode.STOPPING;
  }
}
