package org.emajbatch.sql.run;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The rows of emaj_batch.run; they inform and never decide. */
public final class Runs {

  private final Connection connection;

  /** Over a connection that stays the caller's. */
  public Runs(Connection connection) {
    this.connection = connection;
  }

  /** Adds the row of a run that is about to start. */
  public void insert(Run run) throws SQLException {
    throw new UnsupportedOperationException(connection.toString());
  }

  /** Notes the engine's id of the rollback. */
  public void setRollback(RunId run, int rollbackId) throws SQLException {
    throw new UnsupportedOperationException();
  }

  /** Notes the backends of the sessions, in session order. */
  public void setBackends(RunId run, List<Integer> backends) throws SQLException {
    throw new UnsupportedOperationException();
  }

  /** Notes that nothing is left to do. */
  public void finish(RunId run) throws SQLException {
    throw new UnsupportedOperationException();
  }

  /** The run of that id, if there is one. */
  public Optional<Run> find(RunId run) throws SQLException {
    throw new UnsupportedOperationException();
  }

  /** Runs that are neither decided nor finished, oldest first. */
  public List<Run> undecided() throws SQLException {
    throw new UnsupportedOperationException();
  }

  /** The last runs, newest first, at most that many. */
  public List<Run> recent(int limit) throws SQLException {
    throw new UnsupportedOperationException();
  }
}
