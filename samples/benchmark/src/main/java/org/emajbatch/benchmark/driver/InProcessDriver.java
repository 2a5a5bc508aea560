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
    new RollbackOperation(Progress.NONE, StepListener.NONE)
        .run(
            new RollbackRequest(
                List.of(new Target(order.database(), List.of(order.group()), order.mark())),
                SessionCount.of(order.sessions()),
                order.logged(),
                false,
                false,
                Optional.of("benchmark"),
                Optional.empty(),
                RollbackRequest.DEFAULT_LOCK_TIMEOUT));
  }
}
