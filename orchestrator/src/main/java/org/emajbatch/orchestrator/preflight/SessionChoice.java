package org.emajbatch.orchestrator.preflight;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.emajbatch.orchestrator.failure.Failure;
import org.emajbatch.orchestrator.failure.FailureCode;
import org.emajbatch.orchestrator.request.SessionCount;
import org.emajbatch.planner.PlanRequest;
import org.emajbatch.planner.PlanTable;
import org.emajbatch.planner.Planner;
import org.emajbatch.planner.TableId;
import org.emajbatch.sql.engine.ServerState;
import org.emajbatch.sql.engine.TableChanges;
import org.emajbatch.sql.engine.TableName;

/**
 * How many sessions will work: never more than there are tables to put back, nor more than the
 * server has prepared transactions and connections for.
 *
 * @param sessions that many
 * @param remarks whole sentences on why they are fewer than asked for
 */
public record SessionChoice(int sessions, List<String> remarks) {

  /** The session's own and the one the engine opens for it over dblink. */
  private static final int CONNECTIONS_A_SESSION = 2;

  /** The watch and the pool of the job repository, and for each database the control's. */
  private static final int COMMON_CONNECTIONS = 2;

  /** Each database beyond the first is also read for progress. */
  private static final int CONNECTIONS_A_DATABASE = 2;

  private static final int MOST_AUTOMATIC_SESSIONS = 16;

  /**
   * More sessions must make the estimate shorter by more than this share to be worth their while.
   */
  private static final double WORTH = 0.05;

  private static final long MICROS_A_CHANGE = 100;
  private static final long MICROS_A_TABLE = 2_500;

  public SessionChoice {
    remarks = List.copyOf(remarks);
  }

  /**
   * Chooses.
   *
   * @param asked what the user wants
   * @param databases in each database the tables that were changed since its mark
   * @param least how few sessions a database must have
   * @param server what the server can give
   * @throws Failure when the server has no slot for a prepared transaction, or no connection, at
   *     all
   */
  public static SessionChoice choose(
      SessionCount asked, List<List<TableChanges>> databases, int least, ServerState server)
      throws Failure {
    List<TableChanges> changes = apart(databases);
    int fewest = least * databases.size();
    List<String> remarks = new ArrayList<>();
    boolean automatic = asked.fixed().isEmpty();
    int wanted = automatic ? knee(changes) : asked.fixed().getAsInt();
    int sessions = wanted;
    if (sessions < fewest) {
      sessions = fewest;
      if (!automatic) {
        remarks.add(
            "%d databases take at least %d sessions, so %2$d instead of %d are used"
                .formatted(databases.size(), fewest, wanted));
      }
    }
    int useful = Math.max(fewest, changes.size());
    if (sessions > useful) {
      sessions = useful;
      remarks.add(fewTables(changes.size(), sessions, wanted));
    }
    int slots = server.freePreparedSlots();
    if (sessions > 1 && slots == 0 && !automatic || slots < fewest - 1) {
      throw noSlots(server, Math.max(sessions, fewest));
    }
    if (sessions - 1 > slots) {
      sessions = slots + 1;
      remarks.add(
          "the server has %d free %s for prepared transactions, so %d of %d sessions are used"
              .formatted(slots, slots == 1 ? "slot" : "slots", sessions, wanted));
    }
    int others = COMMON_CONNECTIONS + CONNECTIONS_A_DATABASE * databases.size() - 1;
    int affordable = (server.freeConnections() - others) / CONNECTIONS_A_SESSION;
    if (affordable < fewest) {
      throw Failure.refused(
              FailureCode.CONNECTION_SLOTS,
              "the server has only %d free connections".formatted(server.freeConnections()))
          .on("max_connections")
          .hint("a session takes two, and the run " + others + " more");
    }
    if (sessions > affordable) {
      sessions = affordable;
      remarks.add(
          "the server has %d free connections, so %d of %d sessions are used"
              .formatted(server.freeConnections(), sessions, wanted));
    }
    return new SessionChoice(sessions, remarks);
  }

  /**
   * Shares the sessions out: to each database its fewest, and one more each time to the one whose
   * sessions have most to do.
   *
   * @return how many each database gets; their sum is the number of sessions
   */
  public List<Integer> shares(List<List<TableChanges>> databases, int least) {
    int[] shares = new int[databases.size()];
    Arrays.fill(shares, least);
    for (int left = sessions - least * shares.length; left > 0; left--) {
      shares[busiest(databases, shares)]++;
    }
    return Arrays.stream(shares).boxed().toList();
  }

  private static int busiest(List<List<TableChanges>> databases, int[] shares) {
    int busiest = 0;
    double most = -1;
    for (int i = 0; i < shares.length; i++) {
      boolean useless = shares[i] >= databases.get(i).size();
      double load = useless ? 0 : (double) micros(databases.get(i)) / shares[i];
      if (load > most) {
        busiest = i;
        most = load;
      }
    }
    return busiest;
  }

  private static long micros(List<TableChanges> tables) {
    return tables.stream().mapToLong(SessionChoice::micros).sum();
  }

  private static long micros(TableChanges one) {
    return MICROS_A_TABLE + one.changes() * MICROS_A_CHANGE;
  }

  /** Tables of the same name in two databases are two tables. */
  private static List<TableChanges> apart(List<List<TableChanges>> databases) {
    if (databases.size() == 1) {
      return databases.get(0);
    }
    List<TableChanges> all = new ArrayList<>();
    for (int i = 0; i < databases.size(); i++) {
      for (TableChanges one : databases.get(i)) {
        all.add(
            new TableChanges(
                new TableName(i + " " + one.table().schema(), one.table().name()), one.changes()));
      }
    }
    return all;
  }

  private static String fewTables(int changed, int used, int wanted) {
    return switch (changed) {
      case 0 -> "no table was changed since the mark, so %s used".formatted(share(used, wanted));
      case 1 ->
          "only 1 table was changed since the mark, so %s used".formatted(share(used, wanted));
      default ->
          "only %d tables were changed since the mark, so %s used"
              .formatted(changed, share(used, wanted));
    };
  }

  private static String share(int used, int wanted) {
    return "%d of %d sessions %s".formatted(used, wanted, used == 1 ? "is" : "are");
  }

  /** The fewest sessions that are about as fast as any number of them. */
  private static int knee(List<TableChanges> changes) {
    int most = Math.min(MOST_AUTOMATIC_SESSIONS, Math.max(1, changes.size()));
    long best = makespan(changes, most);
    for (int sessions = 1; sessions < most; sessions++) {
      if (makespan(changes, sessions) <= best * (1 + WORTH)) {
        return sessions;
      }
    }
    return most;
  }

  private static long makespan(List<TableChanges> changes, int sessions) {
    List<PlanTable> tables =
        changes.stream()
            .map(
                one ->
                    new PlanTable(
                        new TableId(one.table().schema(), one.table().name()),
                        micros(one),
                        PlanTable.NO_BATCH))
            .toList();
    return new Planner().plan(new PlanRequest(tables, List.of(), sessions, 0)).makespanMicros();
  }

  private static Failure noSlots(ServerState server, int sessions) {
    if (server.maxPreparedTransactions() == 0) {
      return Failure.refused(
              FailureCode.PREPARED_SLOTS,
              "%d sessions need prepared transactions, and the server allows none (max_prepared_transactions = 0)"
                  .formatted(sessions))
          .on("max_prepared_transactions")
          .hint(
              "set it to at least %d and restart the server, or use one session: -s 1"
                  .formatted(sessions - 1));
    }
    int free = server.freePreparedSlots();
    return Failure.refused(
            FailureCode.PREPARED_SLOTS,
            free == 0
                ? "all %d slots for prepared transactions are in use"
                    .formatted(server.maxPreparedTransactions())
                : "%d sessions need %d slots for prepared transactions, and %d of %d are free"
                    .formatted(sessions, sessions - 1, free, server.maxPreparedTransactions()))
        .on("max_prepared_transactions")
        .hint("see pg_prepared_xacts for who left them, or use one session: -s 1")
        .next("emaj-parallel-rollback recover --dry-run");
  }
}
