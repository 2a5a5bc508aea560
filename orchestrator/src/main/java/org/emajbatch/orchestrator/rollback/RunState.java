package org.emajbatch.orchestrator.rollback;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.emajbatch.orchestrator.protocol.Phase;
import org.emajbatch.orchestrator.protocol.ProtocolState;

/** The state of the run, shared by its threads; every step goes through the pure transitions. */
final class RunState {

  private final AtomicReference<ProtocolState> state;

  RunState(int sessions) {
    state = new AtomicReference<>(ProtocolState.begin(sessions));
  }

  /** Makes a transition. */
  void move(UnaryOperator<ProtocolState> transition) {
    state.updateAndGet(transition);
  }

  ProtocolState get() {
    return state.get();
  }

  boolean isIn(Phase phase) {
    return state.get().phase() == phase;
  }
}
