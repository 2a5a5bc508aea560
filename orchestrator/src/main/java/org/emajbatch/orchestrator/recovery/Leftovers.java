package org.emajbatch.orchestrator.recovery;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.emajbatch.orchestrator.failure.SqlErrors;
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
 * @param warnings where it could not look
 */
record Leftovers(List<Leftover> runs, List<PreparedTransaction> others, List<String> warnings) {

  /** Rows beyond these are so old that only their prepared transactions could still matter. */
  private static final int RECENT = 100;

  Leftovers {
    runs = List.copyOf(runs);
    others = List.copyOf(others);
    warnings = List.copyOf(warnings);
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
    List<String> warnings = new ArrayList<>();
    Map<RunId, Run> rows = rows(connection, prepared.keySet(), warnings);
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
    return new Leftovers(runs, others, warnings);
  }

  /** The rows of these runs, and of all that are not finished; none where they cannot be read. */
  private static Map<RunId, Run> rows(
      Connection connection, Set<RunId> wanted, List<String> warnings) throws SQLException {
    Rights rights = Rights.read(connection);
    String why =
        switch (rights.batchSchema()) {
          case MISSING -> "schema emaj_batch is missing in this database, or not complete";
          case CLOSED -> "role " + rights.role() + " may not use schema emaj_batch";
          case READY -> "";
        };
    if (why.isEmpty()) {
      try {
        Runs runs = new Runs(connection);
        Map<RunId, Run> rows = unfinishedRows(runs);
        for (RunId run : wanted) {
          // Also of a run that is noted as finished: a PREPARE may come after recovery was there.
          runs.find(run).ifPresent(row -> rows.put(run, row));
        }
        return rows;
      } catch (SQLException e) {
        why = SqlErrors.message(e);
      }
    }
    warnings.add(why + ": runs that left no prepared transaction cannot be seen");
    return new LinkedHashMap<>();
  }

  /** Undecided ones whatever their age, decided ones that nobody marked as finished. */
  private static Map<RunId, Run> unfinishedRows(Runs runs) throws SQLException {
    Map<RunId, Run> rows = new LinkedHashMap<>();
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
