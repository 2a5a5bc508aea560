package org.emajbatch.orchestrator.rollback;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.emajbatch.orchestrator.progress.Progress;
import org.emajbatch.orchestrator.protocol.StepListener;
import org.emajbatch.orchestrator.request.RollbackRequest;
import org.emajbatch.orchestrator.session.Cancellation;
import org.emajbatch.sql.run.Gid;
import org.emajbatch.sql.run.RunId;

/**
 * Everything about a run that is known before it starts and does not change.
 *
 * @param run the run
 * @param request what is wanted
 * @param parts the databases, the one where the decision is written first
 * @param startedAt when the command began
 * @param listener called at the named points
 * @param progress hears what is done
 * @param cancellation who may ask it to stop
 */
record RunSetup(
    RunId run,
    RollbackRequest request,
    List<Part> parts,
    OffsetDateTime startedAt,
    StepListener listener,
    Progress progress,
    Cancellation cancellation) {

  RunSetup {
    parts = List.copyOf(parts);
  }

  /** How many sessions work, in all databases. */
  int sessions() {
    return parts.stream().mapToInt(Part::sessions).sum();
  }

  /** The part where the decision is written, and whose leader is the coordinator. */
  Part coordinator() {
    return parts.get(0);
  }

  /** The part that a session works for. */
  Part part(int session) {
    return parts.stream().filter(part -> part.has(session)).findFirst().orElseThrow();
  }

  boolean isLeader(int session) {
    return part(session).leader() == session;
  }

  /** Whether several databases take part. */
  boolean isSpread() {
    return parts.size() > 1;
  }

  /** The name under which a worker is prepared. */
  String gid(int session) {
    return new Gid(run, coordinator().facts().server().databaseOid(), session, sessions())
        .toString();
  }

  /** The names of all workers. */
  List<String> gids() {
    return IntStream.rangeClosed(2, sessions()).mapToObj(this::gid).toList();
  }

  /** What goes back where, for people. */
  String describe() {
    return parts.stream()
        .map(part -> part.describe() + (isSpread() ? " in database " + part.database() : ""))
        .collect(Collectors.joining("; "));
  }
}
