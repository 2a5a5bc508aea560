package org.emajbatch.sql.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.emajbatch.sql.run.RunId;

/** The live server processes of a run, found by the name that its connections bear. */
public final class RunBackends {

  private static final String LIVE =
      """
      SELECT pid
        FROM pg_catalog.pg_stat_activity
       WHERE pg_catalog.starts_with(application_name, ?) AND pid <> pg_catalog.pg_backend_pid()
       ORDER BY pid
      """;

  /** Waits for their end, because what they hold is free only then. */
  private static final String TERMINATE =
      """
      SELECT count(*)
        FROM pg_catalog.pg_stat_activity
       WHERE pg_catalog.starts_with(application_name, ?) AND pid <> pg_catalog.pg_backend_pid()
         AND pg_catalog.pg_terminate_backend(pid, 2000)
      """;

  private static final String TERMINATE_ONE =
      """
      SELECT pg_catalog.pg_terminate_backend(pid)
        FROM pg_catalog.pg_stat_activity
       WHERE pid = ? AND pg_catalog.starts_with(application_name, ?)
      """;

  private static final String OWN_PID = "SELECT pg_catalog.pg_backend_pid()";

  private RunBackends() {}

  /** Process ids of all live backends of a run. */
  public static List<Integer> live(Connection connection, RunId run) throws SQLException {
    return Query.list(connection, LIVE, row -> row.getInt(1), SessionName.ofRun(run));
  }

  /**
   * Whether the run's coordinator is connected: without it the run cannot be decided any more. The
   * name is visible to every role.
   */
  public static boolean coordinatorLives(Connection connection, RunId run) throws SQLException {
    return !Query.list(connection, LIVE, row -> row.getInt(1), SessionName.ofCoordinator(run))
        .isEmpty();
  }

  /**
   * Ends a run's coordinator, which undoes its transaction unless that is already committed.
   *
   * @return whether there was one
   * @throws SQLException with SQLSTATE 42501 when the role may not signal it
   */
  public static boolean terminateCoordinator(Connection connection, RunId run) throws SQLException {
    return Query.one(
        connection, TERMINATE, row -> row.getInt(1) > 0, SessionName.ofCoordinator(run));
  }

  /**
   * Ends what is left of a run's sessions and keeps locks: those of a dead run only.
   *
   * @throws SQLException with SQLSTATE 42501 when the role may not signal one of them
   */
  public static void terminateSessions(Connection connection, RunId run) throws SQLException {
    Query.one(connection, TERMINATE, row -> row.getInt(1), SessionName.ofSessions(run));
  }

  /** Asks one backend to end, if it still belongs to the run. */
  public static void terminate(Connection connection, RunId run, int pid) throws SQLException {
    Query.list(connection, TERMINATE_ONE, row -> row.getBoolean(1), pid, SessionName.ofRun(run));
  }

  /** The process that serves this connection; behind a pooler not the one the driver was told. */
  public static int pidOf(Connection connection) throws SQLException {
    return Query.one(connection, OWN_PID, row -> row.getInt(1));
  }
}
