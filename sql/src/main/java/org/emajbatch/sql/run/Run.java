package org.emajbatch.sql.run;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One row of emaj_batch.run: what people and recovery need to know before the decision is visible.
 *
 * @param id the run
 * @param rollbackId the engine's rlbk_id, once it has given one
 * @param groups the table groups
 * @param mark the mark as resolved at the start
 * @param logged whether the rollback is logged
 * @param sessionCount how many sessions, 1 included
 * @param databaseName the coordinator's database
 * @param databaseOid its oid
 * @param gids the gids that sessions 2 to N may prepare
 * @param backends process ids of the sessions' backends, in session order, once connected
 * @param startedBy the role that started it
 * @param startedAt when
 * @param finishedAt when nothing was left to do, whichever way it was decided
 */
public record Run(
    RunId id,
    OptionalInt rollbackId,
    List<String> groups,
    String mark,
    boolean logged,
    int sessionCount,
    String databaseName,
    long databaseOid,
    List<String> gids,
    List<Integer> backends,
    String startedBy,
    Instant startedAt,
    Optional<Instant> finishedAt) {

  public Run {
    groups = List.copyOf(groups);
    gids = List.copyOf(gids);
    backends = List.copyOf(backends);
  }
}
