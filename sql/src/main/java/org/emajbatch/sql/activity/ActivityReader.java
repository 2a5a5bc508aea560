package org.emajbatch.sql.activity;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.emajbatch.sql.engine.Query;
import org.emajbatch.sql.run.PreparedTransactions;

/**
 * Takes pictures of a database's rollbacks over one connection. Every picture is one read-only
 * snapshot, so that the server itself refuses a write; never give it a connection that does
 * anything else.
 */
public final class ActivityReader {

  private final Connection connection;
  private final Catalogue catalogue;
  private final String picture;

  private ActivityReader(Connection connection, Catalogue catalogue) {
    this.connection = connection;
    this.catalogue = catalogue;
    this.picture = ActivityStatements.picture(catalogue);
  }

  /**
   * Looks which of E-Maj's tables and columns this database has and prepares to read them.
   *
   * @param connection the reader's own from now on; closing it stays the caller's duty
   * @throws ActivityRefusedException where there is no E-Maj, or this role may not read it
   */
  public static ActivityReader on(Connection connection)
      throws SQLException, ActivityRefusedException {
    Catalogue catalogue = Catalogue.read(connection);
    connection.setReadOnly(true);
    connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    connection.setAutoCommit(false);
    return new ActivityReader(connection, catalogue);
  }

  /**
   * The picture of this moment.
   *
   * @param window which ended rollbacks to show
   * @throws SQLException with the server's or the driver's SQLSTATE; the reader is of no use any
   *     more when the connection is not
   */
  public RollbackActivity read(RecentWindow window) throws SQLException {
    return read(window, (session, names) -> Optional.empty()).activity();
  }

  /**
   * The picture of this moment and something else of the same moment.
   *
   * @param window which ended rollbacks to show
   * @param also reads it; it must leave the transaction open and usable
   * @throws SQLException as {@link #read(RecentWindow)} does
   */
  public <T> Look<T> read(RecentWindow window, Also<T> also) throws SQLException {
    try {
      RollbackActivity activity = inTransaction(window);
      T more = also.read(connection, catalogue);
      connection.commit();
      return new Look<>(activity, more);
    } catch (SQLException | RuntimeException e) {
      abandon(e);
      throw e;
    }
  }

  /**
   * What can be seen of this moment while somebody has locked the rollbacks, and something else.
   *
   * @param also reads it; it must leave the transaction open
   * @throws SQLException as {@link #read(RecentWindow)} does
   */
  public <T> Rest<T> readRest(Also<T> also) throws SQLException {
    try {
      Facts facts = Query.one(connection, ActivityStatements.FACTS, ActivityRows::facts);
      Optional<List<Leftover>> leftovers = UnlessLocked.read(connection, () -> leftovers(facts));
      Remainder remainder =
          new Remainder(
              facts.takenAt(), facts.database(), leftovers, EngineLocks.describe(connection));
      T more = also.read(connection, catalogue);
      connection.commit();
      return new Rest<>(remainder, more);
    } catch (SQLException | RuntimeException e) {
      abandon(e);
      throw e;
    }
  }

  /** Reads something besides the rollbacks, within the snapshot of a picture. */
  @FunctionalInterface
  public interface Also<T> {
    /** What is to be known, over the picture's connection. */
    T read(Connection connection, Catalogue catalogue) throws SQLException;
  }

  /**
   * All that was seen at one moment.
   *
   * @param activity the rollbacks
   * @param also what else was asked for
   */
  public record Look<T>(RollbackActivity activity, T also) {}

  /**
   * All that could be seen at one moment without the rollbacks.
   *
   * @param remainder what there is besides them
   * @param also what else was asked for
   */
  public record Rest<T>(Remainder remainder, T also) {}

  private void abandon(Exception cause) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      cause.addSuppressed(e);
    }
  }

  private RollbackActivity inTransaction(RecentWindow window) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(picture)) {
      statement.setLong(1, window.age().toSeconds());
      statement.setInt(2, window.count());
      statement.execute();
      Facts facts;
      try (ResultSet row = statement.getResultSet()) {
        row.next();
        facts = ActivityRows.facts(row);
      }
      statement.getMoreResults();
      List<RollbackRow> rows = new ArrayList<>();
      try (ResultSet result = statement.getResultSet()) {
        while (result.next()) {
          rows.add(ActivityRows.rollback(result));
        }
      }
      statement.getMoreResults();
      Map<Integer, List<SessionProgress>> sessions;
      try (ResultSet result = statement.getResultSet()) {
        sessions = ActivityRows.sessions(result);
      }
      return picture(facts, rows, sessions, leftovers(facts), window);
    }
  }

  private List<Leftover> leftovers(Facts facts) throws SQLException {
    // Most of the time there are none, and a picture costs one round trip less.
    return facts.hasPrepared()
        ? new Leftovers(connection, catalogue.hasRuns())
            .among(PreparedTransactions.read(connection))
        : List.of();
  }

  private static RollbackActivity picture(
      Facts facts,
      List<RollbackRow> rows,
      Map<Integer, List<SessionProgress>> sessions,
      List<Leftover> leftovers,
      RecentWindow window) {
    Set<Integer> abandoned = new HashSet<>();
    leftovers.forEach(leftover -> leftover.rollbackId().ifPresent(abandoned::add));
    List<Rollback> rollbacks =
        rows.stream()
            .map(
                row ->
                    row.toRollback(
                        abandoned.contains(row.id()), sessions.getOrDefault(row.id(), List.of())))
            .toList();
    return new RollbackActivity(
        facts.takenAt(),
        facts.database(),
        rollbacks.stream()
            .filter(rollback -> rollback.state().isRunning())
            .sorted(Comparator.comparingInt(Rollback::id))
            .toList(),
        window.of(
            rollbacks.stream().filter(rollback -> !rollback.state().isRunning()).toList(),
            facts.takenAt()),
        leftovers);
  }
}
