package org.emajbatch.sql.activity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What can be seen of a database while somebody has locked the tables in which E-Maj keeps its
 * rollbacks.
 *
 * @param takenAt when, by the server's clock
 * @param database the database's name
 * @param leftovers as in {@link RollbackActivity}; nothing where the runs are locked, too
 * @param reason who has locked what, in a clause
 */
public record Remainder(
    Instant takenAt, String database, Optional<List<Leftover>> leftovers, String reason) {

  public Remainder {
    leftovers = leftovers.map(List::copyOf);
  }

  /**
   * The picture with everything of now that could be read, and the rest of an older one.
   *
   * @param before the last picture; nothing where there is none, and then no rollbacks are known
   */
  public RollbackActivity on(Optional<RollbackActivity> before) {
    return new RollbackActivity(
        takenAt,
        database,
        before.map(RollbackActivity::running).orElse(List.of()),
        before.map(RollbackActivity::recent).orElse(List.of()),
        leftovers.or(() -> before.map(RollbackActivity::leftovers)).orElse(List.of()));
  }
}
