package org.emajbatch.orchestrator.rollback;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.emajbatch.orchestrator.failure.Failure;
import org.emajbatch.orchestrator.failure.FailureCode;
import org.emajbatch.orchestrator.failure.FailureKind;
import org.emajbatch.orchestrator.failure.SqlErrors;
import org.emajbatch.sql.engine.GroupLocks;
import org.emajbatch.sql.run.Decisions;

/**
 * Session 1's first words: the decision row, then the groups. The row comes first, before anything
 * else is written anywhere: it is what recovery waits for while the run lives, and it ties the
 * transaction's number to this run.
 */
final class Claim {

  private Claim() {}

  /**
   * Claims, in session 1's transaction.
   *
   * @throws Failure when recovery has buried the run, or another run has one of the groups
   */
  static void take(Connection session1, RunSetup setup) throws SQLException, Failure {
    try {
      Decisions.claim(session1, setup.run());
    } catch (SQLException e) {
      if (SqlErrors.isDuplicate(e)) {
        throw Failure.of(
                FailureKind.ABORTED,
                FailureCode.RUN_BURIED,
                "a recovery took run " + setup.run() + " for dead and closed it")
            .on(setup.run().toString())
            .hint("start the rollback again")
            .because(e);
      }
      throw e;
    }
    Optional<GroupLocks.Holder> holder = GroupLocks.tryLock(session1, setup.request().groups());
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
