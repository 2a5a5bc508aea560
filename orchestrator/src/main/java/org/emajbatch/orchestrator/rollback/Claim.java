package org.emajbatch.orchestrator.rollback;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.emajbatch.orchestrator.failure.Failure;
import org.emajbatch.orchestrator.failure.FailureCode;
import org.emajbatch.orchestrator.failure.FailureKind;
import org.emajbatch.orchestrator.failure.SqlErrors;
import org.emajbatch.orchestrator.request.Target;
import org.emajbatch.sql.engine.GroupLocks;
import org.emajbatch.sql.run.Decisions;
import org.emajbatch.sql.run.RunId;

/**
 * A run's first words: on session 1 the decision row, then the groups of each database on its
 * leader. The row comes first, before anything else is written anywhere: it is what recovery waits
 * for while the run lives, and it ties the transaction's number to this run.
 */
final class Claim {

  private Claim() {}

  /**
   * Claims the decision, in session 1's transaction.
   *
   * @throws Failure when recovery has buried the run
   */
  static void ofRun(Connection session1, RunId run) throws SQLException, Failure {
    try {
      Decisions.claim(session1, run);
    } catch (SQLException e) {
      if (SqlErrors.isDuplicate(e)) {
        throw Failure.of(
                FailureKind.ABORTED,
                FailureCode.RUN_BURIED,
                "a recovery took run " + run + " for dead and closed it")
            .on(run.toString())
            .hint("start the rollback again")
            .because(e);
      }
      throw e;
    }
  }

  /**
   * Claims a database's groups, in its leader's transaction.
   *
   * @throws Failure when another run has one of them
   */
  static void ofGroups(Connection leader, Target target) throws SQLException, Failure {
    Optional<GroupLocks.Holder> holder = GroupLocks.tryLock(leader, target.groups());
    if (holder.isPresent()) {
      throw busy(holder.get());
    }
  }

  private static Failure busy(GroupLocks.Holder holder) {
    String who =
        holder.pid() == 0
            ? "which has just ended"
            : "pid "
                + holder.pid()
                + ", role "
                + holder.role()
                + ", application \""
                + holder.application()
                + "\"";
    return Failure.refused(
            FailureCode.GROUP_BUSY,
            "another rollback of group \"" + holder.group() + "\" is running: " + who)
        .on(holder.group())
        .hint("wait for it to end; emaj-monitor shows how far it is")
        .next("emaj-monitor");
  }
}
