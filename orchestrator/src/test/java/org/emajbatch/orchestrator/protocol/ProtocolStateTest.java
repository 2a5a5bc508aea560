package org.emajbatch.orchestrator.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.emajbatch.sql.run.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The transitions of the protocol, and every state that they can lead to. */
class ProtocolStateTest {

  @Test
  void threeSessionsGoTheWholeWay() {
    ProtocolState state = ProtocolState.begin(3).claimed();
    assertThat(state.phase()).isEqualTo(Phase.WORK);
    state = state.worked(2).worked(1).worked(3);
    assertThat(state.phase()).isEqualTo(Phase.BARRIER);
    state = state.ended();
    assertThat(state.phase()).isEqualTo(Phase.PREPARE);
    state = state.prepareSent(3).prepareSent(2).prepared(3).prepared(2);
    assertThat(state.phase()).isEqualTo(Phase.DECIDE);
    state = state.commitSent().decided(Outcome.COMMITTED);
    assertThat(state.phase()).isEqualTo(Phase.FINISH);
    state = state.finished(2).finished(3);
    assertThat(state.phase()).isEqualTo(Phase.COMMITTED);
  }

  @Test
  void oneSessionPreparesAndFinishesNothing() {
    ProtocolState state = ProtocolState.begin(1).claimed().worked(1).ended();
    assertThat(state.phase()).isEqualTo(Phase.DECIDE);
    assertThat(state.commitSent().decided(Outcome.COMMITTED).phase()).isEqualTo(Phase.COMMITTED);
  }

  @Test
  void aFailureBeforeAnyPrepareNeedsNobodysVerdict() {
    assertThat(ProtocolState.begin(2).failed().phase()).isEqualTo(Phase.ABORTED);
    assertThat(ProtocolState.begin(2).claimed().worked(1).failed().phase())
        .isEqualTo(Phase.ABORTED);
    assertThat(atPrepare(2).failed().phase()).isEqualTo(Phase.ABORTED);
  }

  @Test
  void aFailureAfterAPrepareWasSentNeedsTheRow() {
    ProtocolState asked = atPrepare(2).prepareSent(2);
    assertThat(asked.failed().phase()).isEqualTo(Phase.RECOVER);
    assertThat(asked.failed().decided(Outcome.ABORTED).phase()).isEqualTo(Phase.ABORTED);
  }

  @Test
  void aLostAnswerToTheCommitNeedsTheRow() {
    ProtocolState unsure = atPrepare(2).prepareSent(2).prepared(2).commitSent().failed();
    assertThat(unsure.phase()).isEqualTo(Phase.RECOVER);
    assertThat(unsure.decided(Outcome.COMMITTED).phase()).isEqualTo(Phase.FINISH);
    assertThat(unsure.decided(Outcome.ABORTED).phase()).isEqualTo(Phase.ABORTED);
    assertThat(ProtocolState.begin(1).claimed().worked(1).ended().commitSent().failed().phase())
        .isEqualTo(Phase.RECOVER);
  }

  @Test
  void aRunThatNeverSentItsCommitCannotBeCommitted() {
    ProtocolState failed = atPrepare(2).prepareSent(2).failed();
    assertThatThrownBy(() -> failed.decided(Outcome.COMMITTED))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void nobodyIsPreparedBeforeTheBarrierOrWithoutBeingAsked() {
    ProtocolState working = ProtocolState.begin(2).claimed().worked(1);
    assertThatThrownBy(() -> working.prepareSent(2)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> atPrepare(2).prepared(2)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> atPrepare(2).prepareSent(1)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void thereIsNoDecisionBeforeAllArePrepared() {
    ProtocolState half = atPrepare(3).prepareSent(2).prepareSent(3).prepared(2);
    assertThatThrownBy(half::commitSent).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void afterTheDecisionNothingFailsAnyMore() {
    ProtocolState decided =
        atPrepare(2).prepareSent(2).prepared(2).commitSent().decided(Outcome.COMMITTED);
    assertThatThrownBy(decided::failed).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void anotherAttemptIsPossibleOnlyBeforeAnybodyHasWorked() {
    ProtocolState working = ProtocolState.begin(2).claimed();
    assertThat(working.retried().phase()).isEqualTo(Phase.CLAIM);
    ProtocolState worked = working.worked(2);
    assertThatThrownBy(worked::retried).isInstanceOf(IllegalStateException.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void everyStateThatCanBeReachedIsSoundAndCanCometoAnEnd(int sessions) {
    Set<ProtocolState> reached = explore(sessions);

    for (ProtocolState state : reached) {
      assertThat(state.asked()).containsAll(state.prepared());
      if (state.commitAsked()) {
        assertThat(state.prepared()).hasSize(sessions - 1);
      }
      if (state.phase() == Phase.FINISH || state.phase() == Phase.COMMITTED) {
        assertThat(state.commitAsked()).as("decided without a commit: " + state).isTrue();
      }
      if (state.phase().isEnd()) {
        assertThat(successors(state)).as("nothing follows " + state).isEmpty();
      } else {
        assertThat(successors(state)).as("something follows " + state).isNotEmpty();
      }
    }
    assertThat(reached.stream().map(ProtocolState::phase))
        .contains(Phase.COMMITTED, Phase.ABORTED, Phase.RECOVER);
  }

  private static ProtocolState atPrepare(int sessions) {
    ProtocolState state = ProtocolState.begin(sessions).claimed();
    for (int session = 1; session <= sessions; session++) {
      state = state.worked(session);
    }
    return state.ended();
  }

  private static Set<ProtocolState> explore(int sessions) {
    Set<ProtocolState> reached = new HashSet<>();
    Deque<ProtocolState> open = new ArrayDeque<>();
    open.add(ProtocolState.begin(sessions));
    while (!open.isEmpty()) {
      ProtocolState state = open.remove();
      if (reached.add(state)) {
        open.addAll(successors(state));
      }
    }
    return reached;
  }

  /** What every transition leads to, leaving out those that the protocol forbids. */
  private static List<ProtocolState> successors(ProtocolState state) {
    List<UnaryOperator<ProtocolState>> transitions = new ArrayList<>();
    transitions.add(ProtocolState::claimed);
    transitions.add(ProtocolState::retried);
    transitions.add(ProtocolState::ended);
    transitions.add(ProtocolState::commitSent);
    transitions.add(ProtocolState::failed);
    transitions.add(s -> s.decided(Outcome.COMMITTED));
    transitions.add(s -> s.decided(Outcome.ABORTED));
    for (int session = 1; session <= state.sessions(); session++) {
      int number = session;
      transitions.add(s -> s.worked(number));
      transitions.add(s -> s.prepareSent(number));
      transitions.add(s -> s.prepared(number));
      transitions.add(s -> s.finished(number));
    }
    List<ProtocolState> successors = new ArrayList<>();
    for (UnaryOperator<ProtocolState> transition : transitions) {
      try {
        ProtocolState next = transition.apply(state);
        if (!next.equals(state)) {
          successors.add(next);
        }
      } catch (IllegalStateException forbidden) {
        // The protocol does not know this step here.
      }
    }
    return successors;
  }
}
