package org.emajbatch.sql.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalInt;

/**
 * The engine's internal rollback protocol: init, verify if wanted, lock, start, execute, end, clean
 * up. The order of the calls, and on which connection each belongs, is the caller's duty; a failed
 * rollback id must never be used again.
 */
public final class RollbackProtocol {

  private static final String INIT_WITH_COMMENT =
      "SELECT emaj._rlbk_init(?::text[], ?, ?, ?, ?, ?, ?)";
  private static final String INIT = "SELECT emaj._rlbk_init(?::text[], ?, ?, ?, ?, ?)";
  private static final String VERIFY = "SELECT emaj._rlbk_verify(?)";
  private static final String LOCK = "SELECT emaj._rlbk_session_lock(?, ?)";
  private static final String START = "SELECT emaj._rlbk_start(?, ?)";
  private static final String START_MARK = "SELECT emaj._rlbk_start_mark(?, ?)";
  private static final String EXECUTE = "SELECT emaj._rlbk_session_exec(?, ?)";
  private static final String END = "SELECT rlbk_severity, rlbk_message FROM emaj._rlbk_end(?, ?)";
  private static final String CLEAN_UP = "SELECT emaj.emaj_cleanup_rollback_state()";

  private final Engine engine;
  private final InitRequest request;

  /**
   * The protocol of one rollback.
   *
   * @param engine as probed in the same database
   * @param request what to do
   */
  public RollbackProtocol(Engine engine, InitRequest request) {
    this.engine = engine;
    this.request = request;
  }

  /**
   * Checks, plans and opens the rollback, on session 1.
   *
   * @return the rollback id; nothing when the engine found no group to work on
   * @throws SQLException with SQLSTATE P0001 when one of the engine's checks refuses
   */
  public OptionalInt init(Connection session1) throws SQLException {
    String[] groups = request.groups().toArray(String[]::new);
    boolean several = request.severalGroups();
    if (engine.has(Capability.INIT_WITH_COMMENT)) {
      return Query.one(
          session1,
          INIT_WITH_COMMENT,
          row -> Query.optionalInt(row, "_rlbk_init"),
          groups,
          request.mark(),
          request.logged(),
          request.sessions(),
          several,
          request.alterAllowed(),
          request.comment().orElse(null));
    }
    return Query.one(
        session1,
        INIT,
        row -> Query.optionalInt(row, "_rlbk_init"),
        groups,
        request.mark(),
        request.logged(),
        request.sessions(),
        several,
        request.alterAllowed());
  }

  /**
   * Has the sessions compare what they restore with the log, on session 1 and right after init; for
   * engines with {@link Capability#VERIFY}. A session whose rows differ then fails with SQLSTATE
   * EMAJ1.
   */
  public void verify(Connection session1, int rollbackId) throws SQLException {
    Query.run(session1, VERIFY, rollbackId);
  }

  /** Locks the session's tables, on that session's connection. */
  public void lock(Connection connection, int rollbackId, int session) throws SQLException {
    Query.run(connection, LOCK, rollbackId, session);
  }

  /** Starts the execution, on session 1, once every session has locked. */
  public void start(Connection session1, int rollbackId) throws SQLException {
    String sql = engine.has(Capability.START) ? START : START_MARK;
    Query.run(session1, sql, rollbackId, request.severalGroups());
  }

  /** Does the session's steps, on that session's connection. */
  public void execute(Connection connection, int rollbackId, int session) throws SQLException {
    Query.run(connection, EXECUTE, rollbackId, session);
  }

  /**
   * Ends the rollback, on session 1, once every session has done its steps.
   *
   * @return the engine's report
   */
  public List<RollbackMessage> end(Connection session1, int rollbackId) throws SQLException {
    return Query.list(
        session1,
        END,
        row -> new RollbackMessage(row.getString("rlbk_severity"), row.getString("rlbk_message")),
        rollbackId,
        request.severalGroups());
  }

  /**
   * Lets the engine give every ended rollback its last status; any connection in autocommit will
   * do, any number of times.
   */
  public static void cleanUp(Connection connection) throws SQLException {
    Query.run(connection, CLEAN_UP);
  }
}
