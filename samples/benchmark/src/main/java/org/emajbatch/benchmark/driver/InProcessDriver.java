package org.emajbatch.benchmark.driver;

import java.util.List;
import java.util.Optional;
import org.emajbatch.orchestrator.failure.Failure;
import org.emajbatch.orchestrator.progress.Progress;
import org.emajbatch.orchestrator.protocol.StepListener;
import org.emajbatch.orchestrator.request.RollbackRequest;
import org.emajbatch.orchestrator.request.SessionCount;
import org.emajbatch.orchestrator.request.Target;
import org.emajbatch.orchestrator.rollback.RollbackOperation;

/** Our client without the start of its process: checks, plan, decision row, job and report. */
public final class InProcessDriver implements RollbackDriver {

  @Override
  public String name() {
    return "process";
  }

  @Override
  public void rollback(RollbackOrder order) throws Failure {
    rollback(
        new Target(order.database(), List.of(order.group()), order.mark()),
        order.logged(),
        order.sessions());
  }

  /**
   * Rolls any number of groups back.
   *
   * @param target what goes back
   * @param logged whether the rollback can be rolled back
   * @param sessions how many
   * @throws Failure when not all of it was done
   */
  public void rollback(Target target, boolean logged, int sessions) throws Failure {
    new RollbackOperation(Progress.NONE, StepListener.NONE)
        .run(
            new RollbackRequest(
                List.of(target),
                SessionCount.of(sessions),
                logged,
                false,
                false,
                Optional.of("benchmark"),
                Optional.empty(),
                RollbackRequest.DEFAULT_LOCK_TIMEOUT));
  }
}
