package org.emajbatch.orchestrator.plan;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.emajbatch.orchestrator.failure.SqlErrors;
import org.emajbatch.orchestrator.request.Durations;
import org.emajbatch.sql.engine.Loss;
import org.emajbatch.sql.engine.SessionTransaction;

/**
 * Reads who changed what since the mark. The logs are read for it from the mark on, so it has a
 * time limit, and a plan is shown without it where that does not suffice.
 *
 * @param limit for each database; nothing means not to read the logs at all
 */
public record LossReader(Optional<Duration> limit) {

  /**
   * Reads.
   *
   * @param remarks where to say that it was not read
   * @return the losses of each database, or nothing
   */
  Optional<List<List<Loss>>> read(
      List<Connection> connections, List<PlanFacts> facts, List<String> remarks)
      throws SQLException {
    if (limit.isEmpty()) {
      return Optional.empty();
    }
    List<List<Loss>> losses = new ArrayList<>();
    for (int i = 0; i < connections.size(); i++) {
      Connection connection = connections.get(i);
      PlanFacts one = facts.get(i);
      try {
        SessionTransaction.statementTimeout(connection, limit.get());
        losses.add(Loss.since(connection, one.target().groups(), one.mark().name()));
      } catch (SQLException e) {
        remarks.add(
            SqlErrors.isCancelled(e)
                ? "the logs could not be read within %s, so losses are not told by verb and role"
                    .formatted(Durations.format(limit.get()))
                : "losses by verb and role cannot be told: " + SqlErrors.message(e));
        return Optional.empty();
      } finally {
        SessionTransaction.statementTimeout(connection, Duration.ZERO);
      }
    }
    return Optional.of(losses);
  }
}
