package org.emajbatch.orchestrator.preflight;

import java.util.ArrayList;
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

  /** The watch and the pool of the job repository. */
  private static final int OTHER_CONNECTIONS = 3;

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
   * @param changes the tables that were changed since the mark
   * @param server what the server can give
   * @throws Failure when the server has no slot for a prepared transaction, or no connection, at
   *     all
   */
  public static SessionChoice choose(
      SessionCount asked, List<TableChanges> changes, ServerState server) throws Failure {
    List<String> remarks = new ArrayList<>();
    boolean automatic = asked.fixed().isEmpty();
    int wanted = automatic ? knee(changes) : asked.fixed().getAsInt();
    int sessions = wanted;
    int useful = Math.max(1, changes.size());
    if (sessions > useful) {
      sessions = useful;
      remarks.add(fewTables(changes.size(), wanted));
    }
    int slots = server.freePreparedSlots();
    if (sessions > 1 && slots == 0 && !automatic) {
      throw noSlots(server, sessions);
    }
    if (sessions - 1 > slots) {
      sessions = slots + 1;
      remarks.add(
          "the server has %d free %s for prepared transactions, so %d of %d sessions are used"
              .formatted(slots, slots == 1 ? "slot" : "slots", sessions, wanted));
    }
    int affordable = (server.freeConnections() - OTHER_CONNECTIONS) / CONNECTIONS_A_SESSION;
    if (affordable < 1) {
      throw Failure.refused(
              FailureCode.CONNECTION_SLOTS,
              "the server has only %d free connections".formatted(server.freeConnections()))
          .on("max_connections")
          .hint("a session takes two, and the run three more");
    }
    if (sessions > affordable) {
      sessions = affordable;
      remarks.add(
          "the server has %d free connections, so %d of %d sessions are used"
              .formatted(server.freeConnections(), sessions, wanted));
    }
    return new SessionChoice(sessions, remarks);
  }

  private static String fewTables(int changed, int wanted) {
    return switch (changed) {
      case 0 ->
          "no table was changed since the mark, so 1 of %d sessions is used".formatted(wanted);
      case 1 ->
          "only 1 table was changed since the mark, so 1 of %d sessions is used".formatted(wanted);
      default ->
          "only %1$d tables were changed since the mark, so %1$d of %2$d sessions are used"
              .formatted(changed, wanted);
    };
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
                        MICROS_A_TABLE + one.changes() * MICROS_A_CHANGE,
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
    return Failure.refused(
            FailureCode.PREPARED_SLOTS,
            "all %d slots for prepared transactions are in use"
                .formatted(server.maxPreparedTransactions()))
        .on("max_prepared_transactions")
        .hint("see pg_prepared_xacts for who left them, or use one session: -s 1")
        .next("emaj-parallel-rollback recover --dry-run");
  }
}
