package org.emajbatch.orchestrator.rollback;

import java.sql.SQLException;
import java.util.List;
import org.emajbatch.orchestrator.failure.Failure;
import org.emajbatch.orchestrator.failure.FailureCode;
import org.emajbatch.orchestrator.failure.FailureKind;
import org.emajbatch.orchestrator.failure.SqlErrors;
import org.emajbatch.orchestrator.progress.Progress;
import org.emajbatch.orchestrator.request.Durations;
import org.emajbatch.orchestrator.session.EmergencyStop;
import org.emajbatch.orchestrator.session.StoppedException;
import org.emajbatch.orchestrator.session.Watch;
import org.emajbatch.sql.engine.Blocker;

/** What to do when locks cannot be had: wait a little and try again, or say who is in the way. */
final class LockTrouble {

  private final EmergencyStop stop;
  private final Watch watch;
  private final Progress progress;

  LockTrouble(EmergencyStop stop, Watch watch, Progress progress) {
    this.stop = stop;
    this.watch = watch;
    this.progress = progress;
  }

  /**
   * Lets others through, if there is time left.
   *
   * @throws Failure when there is none
   */
  void pauseOrGiveUp(LockBudget budget, Exception cause)
      throws Failure, StoppedException, InterruptedException {
    // Who was cancelled because the run stops has no trouble with locks.
    stop.check();
    if (budget.isSpent()) {
      throw failure("no lock within " + Durations.format(budget.total()), cause);
    }
    progress.phase("locks not to be had, released everything, trying again" + blockers());
    watch.forgetBlockers();
    stop.pause(budget.pause());
  }

  /**
   * Has the rollback planned again for the tables as they are now.
   *
   * @throws Failure when they change faster than that
   */
  void planAnewOrGiveUp(LockBudget budget, SQLException outdated) throws Failure {
    if (!budget.mayPlanAnew()) {
      throw Failure.of(
              FailureKind.ABORTED,
              FailureCode.PLAN_OUTDATED,
              "the tables change faster than a plan can be made: " + SqlErrors.message(outdated))
          .hint("end what creates or alters tables of the groups, and try again")
          .because(outdated);
    }
    progress.phase(
        "the tables changed after the plan was made, planning anew: "
            + SqlErrors.message(outdated));
  }

  /** The failure of a session that could not have a lock. */
  Failure failure(String message, Exception cause) {
    List<Blocker> last = watch.lastBlockers();
    return Failure.of(FailureKind.ABORTED, FailureCode.LOCK_TIMEOUT, message + blockers())
        .on(last.isEmpty() ? "" : last.get(0).relation())
        .hint("end what is in the way, or allow more time with --lock-timeout")
        .because(cause);
  }

  private String blockers() {
    List<String> who = watch.lastBlockers().stream().map(Blocker::describe).distinct().toList();
    return who.isEmpty() ? "" : ": blocked by " + String.join("; and by ", who);
  }
}
