package org.emajbatch.orchestrator.protocol.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.emajbatch.orchestrator.protocol.Phase;
import org.emajbatch.orchestrator.protocol.ProtocolState;
import org.emajbatch.orchestrator.protocol.Verdict;
import org.emajbatch.sql.run.Outcome;
import org.junit.jupiter.api.Test;

/** Defects that production could have: the model must notice each of them. */
class BrokenClientsTest {

  @Test
  void decidingBeforeAllArePrepared() {
    assertNoticed(
        Violation.TORN,
        new Behaviour() {
          @Override
          ProtocolState prepared(ProtocolState state, int session) {
            return in(Phase.DECIDE, super.prepared(state, session));
          }
        });
  }

  @Test
  void preparingBeforeAllHaveWorked() {
    assertNoticed(
        Violation.PREPARED_TOO_EARLY,
        new Behaviour() {
          @Override
          ProtocolState worked(ProtocolState state, int session) {
            return in(Phase.BARRIER, super.worked(state, session));
          }
        });
  }

  @Test
  void takingEveryFailureForAnAbort() {
    assertNoticed(
        Violation.NOTHING_CHANGED_WAS_A_LIE,
        new Behaviour() {
          @Override
          ProtocolState failed(ProtocolState state) {
            return in(Phase.ABORTED, super.failed(state));
          }
        });
  }

  @Test
  void forgettingThatTheCommitWasSent() {
    assertNoticed(
        Violation.ILLEGAL_TRANSITION,
        new Behaviour() {
          @Override
          ProtocolState commitSent(ProtocolState state) {
            ProtocolState sent = super.commitSent(state);
            return new ProtocolState(
                sent.sessions(),
                sent.phase(),
                sent.worked(),
                sent.asked(),
                sent.prepared(),
                sent.finished(),
                false);
          }
        });
  }

  @Test
  void forgettingThatAPrepareWasSent() {
    assertNoticed(
        Violation.ILLEGAL_TRANSITION,
        new Behaviour() {
          @Override
          ProtocolState prepared(ProtocolState state, int session) {
            return super.prepared(
                new ProtocolState(
                    state.sessions(),
                    state.phase(),
                    state.worked(),
                    Set.of(),
                    state.prepared(),
                    state.finished(),
                    state.commitAsked()),
                session);
          }
        });
  }

  @Test
  void failingAfterTheDecision() {
    assertNoticed(
        Violation.NOTHING_CHANGED_WAS_A_LIE,
        new Behaviour() {
          @Override
          ProtocolState decided(ProtocolState state, Outcome outcome) {
            super.decided(state, outcome);
            return in(Phase.DECIDE, state);
          }

          @Override
          ProtocolState failed(ProtocolState state) {
            return in(Phase.ABORTED, state);
          }
        });
  }

  @Test
  void beingDoneBeforeAllAreFinished() {
    assertNoticed(
        Violation.COMMITTED_WAS_A_LIE,
        new Behaviour() {
          @Override
          ProtocolState finished(ProtocolState state, int session) {
            return in(Phase.COMMITTED, super.finished(state, session));
          }
        });
  }

  @Test
  void beingDoneWithTheDecision() {
    assertNoticed(
        Violation.COMMITTED_WAS_A_LIE,
        new Behaviour() {
          @Override
          ProtocolState decided(ProtocolState state, Outcome outcome) {
            return in(Phase.COMMITTED, super.decided(state, outcome));
          }
        });
  }

  @Test
  void aRecovererThatReadsTheRowTheWrongWayRound() {
    assertNoticed(
        Violation.ROLLED_BACK_WITHOUT_DECISION,
        new Behaviour() {
          @Override
          Judgement judge(World world) {
            Judgement right = super.judge(world);
            return right.verdict() == Verdict.COMMIT
                ? new Judgement(right.row(), Verdict.ROLL_BACK)
                : right;
          }
        });
  }

  private static void assertNoticed(Violation violation, Behaviour broken) {
    assertThat(Explored.all(broken, 3, 1).violations()).contains(violation);
  }

  private static ProtocolState in(Phase phase, ProtocolState state) {
    return new ProtocolState(
        state.sessions(),
        phase,
        state.worked(),
        state.asked(),
        state.prepared(),
        state.finished(),
        state.commitAsked());
  }
}
