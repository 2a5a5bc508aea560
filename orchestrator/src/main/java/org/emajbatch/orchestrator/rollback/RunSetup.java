package org.emajbatch.orchestrator.rollback;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.IntStream;
import org.emajbatch.orchestrator.preflight.Preflighted;
import org.emajbatch.orchestrator.progress.Progress;
import org.emajbatch.orchestrator.protocol.StepListener;
import org.emajbatch.orchestrator.request.RollbackRequest;
import org.emajbatch.orchestrator.session.Cancellation;
import org.emajbatch.sql.engine.InitRequest;
import org.emajbatch.sql.engine.RollbackProtocol;
import org.emajbatch.sql.run.Gid;
import org.emajbatch.sql.run.RunId;

/**
 * Everything about a run that is known before it starts and does not change.
 *
 * @param run the run
 * @param request what is wanted
 * @param facts what the preflight found
 * @param sessions how many sessions work
 * @param startedAt when the command began
 * @param listener called at the named points
 * @param progress hears what is done
 * @param cancellation who may ask it to stop
 */
record RunSetup(
    RunId run,
    RollbackRequest request,
    Preflighted facts,
    int sessions,
    OffsetDateTime startedAt,
    StepListener listener,
    Progress progress,
    Cancellation cancellation) {

  /** The engine's protocol of this rollback. */
  RollbackProtocol protocol() {
    return new RollbackProtocol(
        facts.engine(),
        new InitRequest(
            request.groups(),
            facts.mark(),
            request.logged(),
            sessions,
            request.alterAllowed(),
            request.comment()));
  }

  /** The name under which a worker is prepared. */
  String gid(int session) {
    return new Gid(run, facts.server().databaseOid(), session, sessions).toString();
  }

  /** The names of all workers. */
  List<String> gids() {
    return IntStream.rangeClosed(2, sessions).mapToObj(this::gid).toList();
  }
}
