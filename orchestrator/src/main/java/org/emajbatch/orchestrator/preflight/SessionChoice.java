package org.emajbatch.orchestrator.preflight;

import java.util.ArrayList;
import java.util.List;
import org.emajbatch.orchestrator.failure.Failure;
import org.emajbatch.orchestrator.failure.FailureCode;
import org.emajbatch.orchestrator.request.SessionCount;
import org.emajbatch.sql.engine.EngineKind;
import org.emajbatch.sql.engine.ServerState;

/**
 * How many sessions will work: never more than there are units to put back, nor more than the
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

  /** Up to so many sessions a choice is weighed. */
  public static final int MOST_WEIGHED_SESSIONS = 16;

  /** With one session E-Maj works in temporary tables, and what has used one cannot be prepared. */
  private static final int LEAST_ON_STOCK_BESIDE_OTHERS = 2;

  public SessionChoice {
    remarks = List.copyOf(remarks);
  }

  /**
   * How few sessions each database must have.
   *
   * @param databases what the checks found in each
   */
  public static int leastEach(List<Preflighted> databases) {
    boolean stock = databases.stream().anyMatch(one -> one.engine().kind() == EngineKind.STOCK);
    return databases.size() > 1 && stock ? LEAST_ON_STOCK_BESIDE_OTHERS : 1;
  }

  /**
   * Chooses.
   *
   * @param asked what the user wants
   * @param databases what there is to do in each
   * @param least how few sessions a database must have
   * @param server what the server can give
   * @param cores beyond how many sessions an automatic choice does not go, at least 1
   * @throws Failure when the server has no slot for a prepared transaction, or no connection, at
   *     all
   */
  public static SessionChoice choose(
      SessionCount asked, List<? extends Work> databases, int least, ServerState server, int cores)
      throws Failure {
    int fewest = least * databases.size();
    int slots = server.freePreparedSlots();
    int affordable = affordable(databases.size(), server);
    List<String> remarks = new ArrayList<>();
    boolean automatic = asked.fixed().isEmpty();
    int wanted =
        automatic
            ? curve(databases, least)
                .together(MOST_WEIGHED_SESSIONS, within(databases.size(), server, cores))
                .knee()
            : asked.fixed().getAsInt();
    int sessions = wanted;
    if (sessions < fewest) {
      sessions = fewest;
      if (!automatic) {
        remarks.add(
            "%d databases take at least %d sessions, so %2$d instead of %d are used"
                .formatted(databases.size(), fewest, wanted));
      }
    }
    int useful = Math.max(fewest, databases.stream().mapToInt(Work::units).sum());
    if (sessions > useful) {
      sessions = useful;
      remarks.add(fewUnits(databases, sessions, wanted));
    }
    if (sessions > 1 && slots == 0 && !automatic || slots < fewest - 1) {
      throw noSlots(server, Math.max(sessions, fewest));
    }
    if (sessions - 1 > slots) {
      sessions = slots + 1;
      remarks.add(
          "the server has %d free %s for prepared transactions, so %d of %d sessions are used"
              .formatted(slots, slots == 1 ? "slot" : "slots", sessions, wanted));
    }
    if (affordable < fewest) {
      throw Failure.refused(
              FailureCode.CONNECTION_SLOTS,
              "the server has only %d free connections".formatted(server.freeConnections()))
          .on("max_connections")
          .hint("a session takes two, and the run " + others(databases.size()) + " more");
    }
    if (sessions > affordable) {
      sessions = affordable;
      remarks.add(
          "the server has %d free connections, so %d of %d sessions are used"
              .formatted(server.freeConnections(), sessions, wanted));
    }
    return new SessionChoice(sessions, remarks);
  }

  private static String fewUnits(List<? extends Work> databases, int used, int wanted) {
    int tables = databases.stream().mapToInt(Work::tables).sum();
    if (tables == 0) {
      return "no table was changed since the mark, so %s used".formatted(share(used, wanted));
    }
    String changed =
        "%d %s changed since the mark".formatted(tables, tables == 1 ? "table was" : "tables were");
    return tables > used
        ? "%s, but foreign keys hold them together, so %s used"
            .formatted(changed, share(used, wanted))
        : "only %s, so %s used".formatted(changed, share(used, wanted));
  }

  private static String share(int used, int wanted) {
    return "%d of %d sessions %s".formatted(used, wanted, used == 1 ? "is" : "are");
  }

  /**
   * How far an automatic choice goes.
   *
   * @param databases how many databases there are
   * @param cores how many sessions can really run side by side
   * @return at least 1
   */
  public static int within(int databases, ServerState server, int cores) {
    int room = Math.min(server.freePreparedSlots() + 1, affordable(databases, server));
    return Math.max(1, Math.min(cores, room));
  }

  /** For how many sessions there are connections. */
  private static int affordable(int databases, ServerState server) {
    return (server.freeConnections() - others(databases)) / CONNECTIONS_A_SESSION;
  }

  /** Connections that are no session's. */
  private static int others(int databases) {
    return COMMON_CONNECTIONS + CONNECTIONS_A_DATABASE * databases - 1;
  }

  /**
   * What there is to weigh.
   *
   * @param databases what there is to do in each
   * @param least how few sessions a database must have
   */
  public static SharedCurve curve(List<? extends Work> databases, int least) {
    return new SharedCurve(
        databases.stream()
            .map(work -> work.curve(Math.max(least, Math.min(MOST_WEIGHED_SESSIONS, work.units()))))
            .toList(),
        least);
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
