package org.emajbatch.orchestrator.protocol.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.emajbatch.orchestrator.protocol.ProtocolState;
import org.emajbatch.orchestrator.protocol.Verdict;
import org.junit.jupiter.api.Test;

/**
 * Other protocols, each of them simpler, and what is wrong with it. The traces are the shortest
 * ones.
 */
class RefutedProtocolsTest {

  @Test
  void toPresumeAnAbortFromARowThatIsNotThereTearsTheRollback() {
    Behaviour presuming =
        new Behaviour() {
          @Override
          Judgement judge(World world) {
            boolean committed = world.row() == Row.COMMITTED;
            return new Judgement(world.row(), committed ? Verdict.COMMIT : Verdict.ROLL_BACK);
          }
        };

    assertThat(refuted(presuming, 2, Violation.TORN))
        .endsWith(
            "session 1 is sent COMMIT",
            "a recoverer gets the verdict ROLL_BACK",
            "the server commits session 1",
            "a recoverer looks for what is prepared",
            "a recoverer rolls back session 2",
            "TORN");
  }

  @Test
  void toTakeALostAnswerToTheCommitForAFailureIsALie() {
    Behaviour believing =
        new Behaviour() {
          @Override
          boolean asksTheRow() {
            return false;
          }
        };

    assertThat(refuted(believing, 1, Violation.NOTHING_CHANGED_WAS_A_LIE))
        .endsWith(
            "session 1 is sent COMMIT",
            "something fails, or an answer is lost",
            "ROLLBACK everywhere, and told",
            "NOTHING_CHANGED_WAS_A_LIE");
  }

  @Test
  void toInsertTheRowLastLetsARecovererBuryARunThatIsAlive() {
    Behaviour insertingLast =
        new Behaviour() {
          @Override
          boolean insertsFirst() {
            return false;
          }
        };

    assertThat(refuted(insertingLast, 2, Violation.BURIED_ALIVE))
        .endsWith("session 1 begins", "a recoverer gets the verdict ROLL_BACK", "BURIED_ALIVE");
    assertThat(Explored.all(insertingLast, 3, 2).violations())
        .as("it is a nuisance, and no more than that")
        .containsExactly(Violation.BURIED_ALIVE);
  }

  /** Hazard X1: after a crash the server hands a number out again that it never logged. */
  @Test
  void toAskForTheFateOfATransactionNumberIsAnsweredWithAStrangersFate() {
    Behaviour askingTheNumber =
        new Behaviour() {
          @Override
          boolean insertsFirst() {
            return false;
          }

          @Override
          Judgement judge(World world) {
            Verdict verdict =
                world.row() == Row.COMMITTED || world.numberReused()
                    ? Verdict.COMMIT
                    : world.session1().canStillCommit() ? Verdict.LEAVE_ALONE : Verdict.ROLL_BACK;
            return new Judgement(world.row(), verdict);
          }
        };

    assertThat(refuted(askingTheNumber, 2, Violation.COMMITTED_WITHOUT_DECISION))
        .endsWith(
            "the server prepares session 2",
            "the server crashes, and hands session 1's transaction number out again",
            "a recoverer gets the verdict COMMIT",
            "a recoverer looks for what is prepared",
            "a recoverer commits session 2",
            "COMMITTED_WITHOUT_DECISION");
  }

  @Test
  void withoutATombstoneARunThatBeginsLateIsTornAndADeadOneIsNeverDecided() {
    Behaviour withoutTombstone =
        new Behaviour() {
          @Override
          Judgement judge(World world) {
            return world.row() == Row.ABSENT
                ? new Judgement(Row.ABSENT, Verdict.ROLL_BACK)
                : super.judge(world);
          }
        };

    assertThat(refuted(withoutTombstone, 2, Violation.TORN))
        .startsWith(
            "the run begins",
            "a recoverer gets the verdict ROLL_BACK",
            "session 1 inserts the decision row")
        .endsWith(
            "the server commits session 1",
            "a recoverer looks for what is prepared",
            "a recoverer rolls back session 2",
            "TORN");
    assertThat(refuted(withoutTombstone, 1, Violation.ENDLESS))
        .endsWith("from here on there is no end", "ENDLESS");
  }

  @Test
  void toLookForUnfinishedRunsOnlyLeavesALatePrepareBehindForEver() {
    Behaviour lookingForRows =
        new Behaviour() {
          @Override
          boolean isLeftover(World world) {
            return !world.noted() || !world.row().isDecided();
          }
        };

    assertThat(refuted(lookingForRows, 2, Violation.STUCK))
        .endsWith(
            "a recoverer gets the verdict ROLL_BACK",
            "a recoverer looks for what is prepared",
            "the server prepares session 2",
            "a recoverer has ended all it saw",
            "nothing more happens",
            "STUCK");
  }

  @Test
  void toAcceptAStopAfterTheCommitWasSentIsALie() {
    Behaviour acceptingAlways =
        new Behaviour() {
          @Override
          boolean acceptsStop(ProtocolState state) {
            return true;
          }
        };

    assertThat(refuted(acceptingAlways, 1, Violation.STOP_WAS_A_LIE))
        .endsWith(
            "session 1 is sent COMMIT",
            "the server commits session 1",
            "the user stops the run",
            "STOP_WAS_A_LIE");
  }

  @Test
  void aDecidingCommitThatDoesNotWaitForTheDiskIsALieAfterACrash() {
    Behaviour hasty =
        new Behaviour() {
          @Override
          boolean commitsDurably() {
            return false;
          }
        };

    assertThat(refuted(hasty, 1, Violation.COMMITTED_WAS_A_LIE))
        .endsWith(
            "the server commits session 1",
            "session 1 answers that it has committed",
            "the end is noted and told",
            "the server crashes before the commit is on disk",
            "COMMITTED_WAS_A_LIE");
  }

  private static List<String> refuted(Behaviour behaviour, int sessions, Violation violation) {
    Explored explored = Explored.all(behaviour, sessions, 1);
    assertThat(explored.violations()).contains(violation);
    return explored.counterexample(violation).orElseThrow().trace();
  }
}
