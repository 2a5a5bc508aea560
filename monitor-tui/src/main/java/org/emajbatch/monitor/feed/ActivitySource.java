package org.emajbatch.monitor.feed;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.emajbatch.sql.activity.ActivityReader;
import org.emajbatch.sql.activity.ActivityRefusedException;
import org.emajbatch.sql.activity.RecentWindow;
import org.emajbatch.sql.activity.RollbackActivity;
import org.emajbatch.sql.connect.ConnectionSettings;
import org.emajbatch.sql.connect.Connections;
import org.emajbatch.sql.engine.SessionName;

/**
 * The monitor's one connection. No look at the database may take for ever: a watcher that hangs
 * says less than one that says it has no answer.
 */
public final class ActivitySource implements AutoCloseable {

  /** Whoever looks again soon waits no longer for a lock, and says meanwhile what he sees. */
  public static final Duration BRIEFLY = Duration.ofSeconds(1);

  /** Whoever looks once, or ends when he gets no answer, lets short locks go by. */
  public static final Duration PATIENTLY = Duration.ofSeconds(5);

  private static final String SERVER_LIMITS =
      "SET statement_timeout = '10s'; SET lock_timeout = '%dms'";

  /** Longer than the server's own limits, whose messages say more. */
  private static final Duration NETWORK_LIMIT = Duration.ofSeconds(15);

  private final Connection connection;
  private final ActivityReader reader;

  private ActivitySource(Connection connection, ActivityReader reader) {
    this.connection = connection;
    this.reader = reader;
  }

  /**
   * Connects and looks what is there.
   *
   * @param patience how long a look waits for somebody's lock
   * @throws SQLException where the server cannot be reached or refuses the connection
   * @throws ActivityRefusedException where there is nothing to watch, or not for this role
   */
  public static ActivitySource open(ConnectionSettings settings, Duration patience)
      throws SQLException, ActivityRefusedException {
    Connection connection = Connections.open(settings, SessionName.command("monitor"));
    try {
      connection.setNetworkTimeout(Runnable::run, (int) NETWORK_LIMIT.toMillis());
      try (Statement statement = connection.createStatement()) {
        statement.execute(SERVER_LIMITS.formatted(patience.toMillis()));
      }
      return new ActivitySource(connection, ActivityReader.on(connection));
    } catch (SQLException | ActivityRefusedException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  /** The picture of this moment. */
  public RollbackActivity read(RecentWindow window) throws SQLException {
    return reader.read(window);
  }

  /** The picture of this moment, and something else of the same moment. */
  public <T> ActivityReader.Look<T> read(RecentWindow window, ActivityReader.Also<T> also)
      throws SQLException {
    return reader.read(window, also);
  }

  /** What can be seen while the rollbacks are locked, and something else. */
  public <T> ActivityReader.Rest<T> readRest(ActivityReader.Also<T> also) throws SQLException {
    return reader.readRest(also);
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
