package org.emajbatch.sql.activity;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.emajbatch.sql.engine.RunBackends;
import org.emajbatch.sql.run.Decisions;
import org.emajbatch.sql.run.Gid;
import org.emajbatch.sql.run.Outcome;
import org.emajbatch.sql.run.PreparedTransaction;
import org.emajbatch.sql.run.Run;
import org.emajbatch.sql.run.Runs;

/**
 * Picks the prepared transactions that need recovery. Between PREPARE and COMMIT PREPARED every run
 * has some for a moment; they are leftovers once its coordinator is gone, as recovery sees it.
 */
final class Leftovers {

  private final Connection connection;
  private final boolean hasRuns;

  /**
   * Over one picture's connection.
   *
   * @param hasRuns whether this database has runs and decisions to look up
   */
  Leftovers(Connection connection, boolean hasRuns) {
    this.connection = connection;
    this.hasRuns = hasRuns;
  }

  /** Those of ours among them that nobody finishes, in the same order. */
  List<Leftover> among(List<PreparedTransaction> prepared) throws SQLException {
    List<Leftover> leftovers = new ArrayList<>();
    for (PreparedTransaction transaction : prepared) {
      switch (transaction.kind()) {
        case OURS -> {
          Gid gid = transaction.ours().orElseThrow();
          if (!RunBackends.coordinatorLives(connection, gid.run())) {
            leftovers.add(leftover(transaction, gid));
          }
        }
        case OURS_UNKNOWN_VERSION ->
            leftovers.add(new Leftover(transaction, OptionalInt.empty(), Optional.empty()));
        case UPSTREAM, FOREIGN -> {
          // Not ours to report: other programs may well be about to finish them.
        }
      }
    }
    return leftovers;
  }

  private Leftover leftover(PreparedTransaction transaction, Gid gid) throws SQLException {
    if (!hasRuns) {
      return new Leftover(transaction, OptionalInt.empty(), Optional.empty());
    }
    Optional<Outcome> decision = Decisions.outcome(connection, gid.run());
    OptionalInt rollback =
        new Runs(connection).find(gid.run()).map(Run::rollbackId).orElse(OptionalInt.empty());
    return new Leftover(transaction, rollback, decision);
  }
}
