package org.emajbatch.sql.activity;

import java.util.List;
import java.util.Optional;
import org.emajbatch.sql.history.PastRun;
import org.emajbatch.sql.run.Outcome;
import org.emajbatch.sql.run.RunId;

/** A rollback as one row tells it, before its state is read from these and other facts. */
record RollbackRow(
    int id,
    Optional<RunId> run,
    Target target,
    Optional<String> startedBy,
    Extent extent,
    Times times,
    String recordedStatus,
    boolean alive,
    boolean witnessed,
    Optional<Outcome> decision,
    Optional<PastRun.Prediction> prediction,
    List<String> messages) {

  Rollback toRollback(boolean abandoned, List<SessionProgress> sessions) {
    return new Rollback(
        id,
        run,
        target,
        startedBy,
        extent,
        times,
        Reading.of(recordedStatus, alive, witnessed, decision, abandoned),
        prediction,
        messages,
        sessions);
  }
}
