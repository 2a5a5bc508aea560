package org.emajbatch.orchestrator.recovery;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.emajbatch.sql.engine.Rights;
import org.emajbatch.sql.run.PreparedTransaction;
import org.emajbatch.sql.run.PreparedTransactions;
import org.emajbatch.sql.run.Run;
import org.emajbatch.sql.run.RunId;
import org.emajbatch.sql.run.Runs;

/**
 * What was left behind: runs that are not finished, found by their prepared transactions and, since
 * a run of one session leaves none, by their rows.
 *
 * @param runs the runs, those with prepared transactions first
 * @param others prepared transactions that are not ours to touch
 */
record Leftovers(List<Leftover> runs, List<PreparedTransaction> others) {

  /** Rows beyond these are so old that only their prepared transactions could still matter. */
  private static final int RECENT = 100;

  Leftovers {
    runs = List.copyOf(runs);
    others = List.copyOf(others);
  }

  /** Reads them, over any connection of the cluster. */
  static Leftovers read(Connection connection) throws SQLException {
    Map<RunId, List<PreparedTransaction>> prepared = new LinkedHashMap<>();
    List<PreparedTransaction> others = new ArrayList<>();
    for (PreparedTransaction transaction : PreparedTransactions.read(connection)) {
      if (transaction.ours().isPresent()) {
        prepared
            .computeIfAbsent(transaction.ours().get().run(), run -> new ArrayList<>())
            .add(transaction);
      } else {
        others.add(transaction);
      }
    }
    Map<RunId, Run> rows = unfinishedRows(connection);
    List<Leftover> runs = new ArrayList<>();
    prepared.forEach(
        (run, transactions) ->
            runs.add(
                new Leftover(
                    run,
                    transactions.get(0).ours().orElseThrow().databaseOid(),
                    transactions,
                    Optional.ofNullable(rows.remove(run)))));
    rows.forEach(
        (run, row) -> runs.add(new Leftover(run, row.databaseOid(), List.of(), Optional.of(row))));
    return new Leftovers(runs, others);
  }

  /** Undecided ones whatever their age, decided ones that nobody marked as finished. */
  private static Map<RunId, Run> unfinishedRows(Connection connection) throws SQLException {
    Map<RunId, Run> rows = new LinkedHashMap<>();
    if (Rights.read(connection).batchSchema() != Rights.BatchSchema.READY) {
      return rows;
    }
    Runs runs = new Runs(connection);
    for (Run run : runs.undecided()) {
      rows.put(run.id(), run);
    }
    for (Run run : runs.recent(RECENT)) {
      if (run.finishedAt().isEmpty()) {
        rows.put(run.id(), run);
      }
    }
    return rows;
  }
}
