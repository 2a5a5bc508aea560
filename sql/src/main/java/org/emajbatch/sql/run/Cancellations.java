package org.emajbatch.sql.run;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Wishes to stop a run, left in the database for the run's own process. They never say how a run
 * ended: that is {@link Decisions}' to say.
 */
public final class Cancellations {

  private static final String REQUEST =
      "INSERT INTO emaj_batch.cancellation (run_id) VALUES (?) ON CONFLICT DO NOTHING";

  private static final String REQUESTED_BY =
      "SELECT requested_by FROM emaj_batch.cancellation WHERE run_id = ?";

  private Cancellations() {}

  /** Asks a run to stop; to ask again changes nothing. */
  public static void request(Connection connection, RunId run) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(REQUEST)) {
      statement.setObject(1, run.uuid());
      statement.executeUpdate();
    }
  }

  /** The role that asked this run to stop, if one did. */
  public static Optional<String> requestedBy(Connection connection, RunId run) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(REQUESTED_BY)) {
      statement.setObject(1, run.uuid());
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
      }
    }
  }
}
