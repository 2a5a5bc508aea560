package org.emajbatch.sql.doctor;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.emajbatch.sql.engine.Query;
import org.emajbatch.sql.engine.RunBackends;
import org.emajbatch.sql.history.RunHistory;
import org.emajbatch.sql.run.Gid;
import org.emajbatch.sql.run.PreparedTransaction;
import org.emajbatch.sql.run.PreparedTransactions;
import org.emajbatch.sql.run.Run;
import org.emajbatch.sql.run.RunId;
import org.emajbatch.sql.run.Runs;

/**
 * What is prepared or begun and not ended.
 *
 * @param transactions prepared transactions of the whole cluster, oldest first
 * @param runs runs of this database without a verdict, oldest first
 */
public record LeftoverFacts(List<Prepared> transactions, List<OpenRun> runs) {

  /**
   * A prepared transaction.
   *
   * @param transaction itself
   * @param ageSeconds how long it has been prepared
   * @param ageTransactions how many transactions have begun since; vacuum keeps what they left
   * @param running whether it belongs to a run of ours that is still alive
   */
  public record Prepared(
      PreparedTransaction transaction, long ageSeconds, long ageTransactions, boolean running) {}

  /**
   * A run without a verdict.
   *
   * @param run its row
   * @param running whether it is still alive
   */
  public record OpenRun(Run run, boolean running) {}

  private record Age(String gid, long seconds, long transactions) {}

  private static final String AGES =
      """
      SELECT gid, extract(epoch FROM pg_catalog.clock_timestamp() - prepared)::bigint AS seconds,
             pg_catalog.age(transaction) AS transactions
        FROM pg_catalog.pg_prepared_xacts
      """;

  public LeftoverFacts {
    transactions = List.copyOf(transactions);
    runs = List.copyOf(runs);
  }

  /** Reads them, as far as the role may. */
  public static LeftoverFacts read(Connection connection) throws SQLException {
    Map<String, Age> ages =
        Query.list(
                connection, AGES, row -> new Age(row.getString(1), row.getLong(2), row.getLong(3)))
            .stream()
            .collect(Collectors.toMap(Age::gid, age -> age));
    List<Prepared> transactions = new ArrayList<>();
    for (PreparedTransaction transaction : PreparedTransactions.read(connection)) {
      Age age = ages.getOrDefault(transaction.gid(), new Age(transaction.gid(), 0, 0));
      Optional<RunId> run = transaction.ours().map(Gid::run);
      transactions.add(
          new Prepared(
              transaction,
              age.seconds(),
              age.transactions(),
              run.isPresent() && isRunning(connection, run.get())));
    }
    List<OpenRun> runs = new ArrayList<>();
    if (RunHistory.isReadable(connection)) {
      for (Run run : new Runs(connection).undecided()) {
        runs.add(new OpenRun(run, isRunning(connection, run.id())));
      }
    }
    return new LeftoverFacts(transactions, runs);
  }

  private static boolean isRunning(Connection connection, RunId run) throws SQLException {
    return !RunBackends.live(connection, run).isEmpty();
  }
}
