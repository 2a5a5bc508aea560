package org.emajbatch.orchestrator.recovery;

import java.util.List;
import java.util.Optional;
import org.emajbatch.sql.run.PreparedTransaction;
import org.emajbatch.sql.run.Run;
import org.emajbatch.sql.run.RunId;

/**
 * A run that somebody may have to finish.
 *
 * @param run the run
 * @param judgeOid the database where its decision row stands
 * @param prepared its prepared transactions, possibly none
 * @param row what is known about it, where the asking database is the judge
 */
record Leftover(RunId run, long judgeOid, List<PreparedTransaction> prepared, Optional<Run> row) {

  Leftover {
    prepared = List.copyOf(prepared);
  }
}
