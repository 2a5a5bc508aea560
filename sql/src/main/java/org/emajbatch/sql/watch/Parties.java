package org.emajbatch.sql.watch;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.emajbatch.sql.activity.Catalogue;
import org.emajbatch.sql.activity.UnlessLocked;
import org.emajbatch.sql.engine.Blocker;
import org.emajbatch.sql.engine.Query;
import org.emajbatch.sql.engine.SessionName;
import org.emajbatch.sql.run.PreparedTransaction;
import org.emajbatch.sql.run.PreparedTransactions;
import org.emajbatch.sql.run.Run;
import org.emajbatch.sql.run.RunId;
import org.emajbatch.sql.run.Runs;

/**
 * Tells who backends and prepared transactions are, and for which rollback they work: the engine
 * notes the transaction of each session, whoever opened it; before that, our own sessions are known
 * by their names.
 */
final class Parties {

  /** A session of a rollback; either may be unknown. */
  private record Work(OptionalInt rollbackId, OptionalInt session) {
    private static final Work NONE = new Work(OptionalInt.empty(), OptionalInt.empty());
  }

  /** Transactions that may be in progress. */
  private static final String SESSIONS =
      """
      SELECT rlbs_rlbk_id, rlbs_session, rlbs_txid & 4294967295 AS xid
        FROM emaj.emaj_rlbk_session
       WHERE rlbs_txid >= txid_snapshot_xmin(txid_current_snapshot())
         AND rlbs_txid < txid_snapshot_xmax(txid_current_snapshot())
      """;

  private static final String BACKENDS =
      """
      SELECT a.pid, a.usename, coalesce(a.application_name, '') AS application, coalesce(a.state, '') AS state,
             a.xact_start, coalesce(nullif(a.query, ?), '') AS query,
             ARRAY (SELECT l.transactionid::text::bigint FROM pg_locks AS l
                     WHERE l.pid = a.pid AND l.locktype = 'transactionid' AND l.granted) AS xids
        FROM pg_stat_activity AS a
       WHERE a.pid = ANY (?::int[])
      """;

  private final Connection connection;
  private final boolean hasRuns;
  private final Map<Long, Work> workByXid = new HashMap<>();
  private final Map<Integer, Party> backends = new HashMap<>();
  private final Map<Long, Party> prepared = new HashMap<>();

  private Parties(Connection connection, boolean hasRuns) {
    this.connection = connection;
    this.hasRuns = hasRuns;
  }

  /**
   * Looks.
   *
   * @param pids of the backends that are asked for
   * @param withPrepared whether prepared transactions are
   */
  static Parties read(
      Connection connection, Catalogue catalogue, Set<Integer> pids, boolean withPrepared)
      throws SQLException {
    Parties parties = new Parties(connection, catalogue.hasRuns());
    // Who waits is worth knowing above all while E-Maj's own tables are locked.
    UnlessLocked.read(connection, parties::readSessions);
    parties.readBackends(pids);
    if (withPrepared) {
      parties.readPrepared();
    }
    return parties;
  }

  /** Who that is; nothing where it is gone. */
  Optional<Party> backend(int pid) {
    return Optional.ofNullable(backends.get(pid));
  }

  /** The prepared transaction of that 32-bit id; nothing where it is finished. */
  Optional<Party> prepared(long xid) {
    return Optional.ofNullable(prepared.get(xid));
  }

  private List<Work> readSessions() throws SQLException {
    return Query.list(
        connection,
        SESSIONS,
        row -> {
          Work work =
              new Work(
                  OptionalInt.of(row.getInt("rlbs_rlbk_id")),
                  OptionalInt.of(row.getInt("rlbs_session")));
          workByXid.put(row.getLong("xid"), work);
          return work;
        });
  }

  private void readBackends(Set<Integer> pids) throws SQLException {
    for (Party party :
        Query.list(
            connection, BACKENDS, this::backend, Blocker.HIDDEN, pids.toArray(Integer[]::new))) {
      backends.put(party.pid().orElseThrow(), party);
    }
  }

  private Party backend(ResultSet row) throws SQLException {
    String application = row.getString("application");
    Work work = named(SessionName.parse(application));
    for (Long xid : (Long[]) row.getArray("xids").getArray()) {
      work = workByXid.getOrDefault(xid, work);
    }
    return new Party(
        OptionalInt.of(row.getInt("pid")),
        Optional.empty(),
        work.rollbackId(),
        work.session(),
        Query.optionalText(row, "usename"),
        application,
        row.getString("state"),
        Query.optionalInstant(row, "xact_start"),
        row.getString("query"));
  }

  private void readPrepared() throws SQLException {
    for (PreparedTransaction transaction : PreparedTransactions.read(connection)) {
      Optional<SessionName.Session> name =
          transaction.ours().map(gid -> new SessionName.Session(gid.run(), gid.session()));
      Work work = workByXid.getOrDefault(transaction.xid(), named(name));
      prepared.put(
          transaction.xid(),
          new Party(
              OptionalInt.empty(),
              Optional.of(transaction),
              work.rollbackId(),
              work.session(),
              Optional.of(transaction.owner()),
              "",
              "",
              Optional.of(transaction.preparedAt()),
              ""));
    }
  }

  /** Before the engine has noted it, and for runs of other databases, which have no id here. */
  private Work named(Optional<SessionName.Session> name) throws SQLException {
    if (name.isEmpty()) {
      return Work.NONE;
    }
    RunId run = name.get().run();
    OptionalInt rollbackId =
        hasRuns
            ? UnlessLocked.read(connection, () -> new Runs(connection).find(run))
                .flatMap(found -> found)
                .map(Run::rollbackId)
                .orElse(OptionalInt.empty())
            : OptionalInt.empty();
    return new Work(rollbackId, OptionalInt.of(name.get().session()));
  }
}
