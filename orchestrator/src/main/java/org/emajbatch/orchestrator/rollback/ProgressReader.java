package org.emajbatch.orchestrator.rollback;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.emajbatch.orchestrator.session.HelperConnection;
import org.emajbatch.sql.engine.SessionName;
import org.emajbatch.sql.engine.SessionProgress;

/**
 * Reads how far the sessions are, from the engine's notes in each database. Never over a session's
 * connection: that one is at work, and sees no notes but its own.
 */
final class ProgressReader implements AutoCloseable {

  private final RunSetup setup;
  private final Map<Part, HelperConnection> others = new ConcurrentHashMap<>();
  private final Lock reading = new ReentrantLock();

  ProgressReader(RunSetup setup) {
    this.setup = setup;
  }

  /**
   * All sessions of the run; none while another thread reads, since progress is worth no waiting.
   *
   * @param coordinator a connection to the first database; for the others some are opened
   */
  List<SessionProgress> read(Connection coordinator, Attempt attempt) throws SQLException {
    if (!reading.tryLock()) {
      return List.of();
    }
    try {
      return readAll(coordinator, attempt);
    } finally {
      reading.unlock();
    }
  }

  private List<SessionProgress> readAll(Connection coordinator, Attempt attempt)
      throws SQLException {
    List<SessionProgress> all = new ArrayList<>();
    for (Part part : setup.parts()) {
      try {
        SessionProgress.read(
                part.equals(setup.coordinator()) ? coordinator : connection(part),
                attempt.in(part).rollbackId())
            .forEach(one -> all.add(one.ofSession(part.global(one.session()))));
      } catch (SQLException e) {
        // The next reading opens new ones.
        close();
        throw e;
      }
    }
    return all;
  }

  private Connection connection(Part part) throws SQLException {
    HelperConnection known = others.get(part);
    if (known == null) {
      known = HelperConnection.open(part.connection(), SessionName.helper(setup.run(), "progress"));
      others.put(part, known);
    }
    return known.connection();
  }

  /** Also under a reading that waits for an answer. */
  @Override
  public void close() {
    others.values().forEach(HelperConnection::abort);
    others.clear();
  }
}
