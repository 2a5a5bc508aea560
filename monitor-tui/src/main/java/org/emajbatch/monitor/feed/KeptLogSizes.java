package org.emajbatch.monitor.feed;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.emajbatch.sql.watch.LogSizes;

/**
 * The sizes of the groups' logs, read from time to time only: the server looks at several files for
 * each table, which a look every second should not ask of it.
 */
final class KeptLogSizes {

  private static final Duration KEPT = Duration.ofSeconds(15);

  private Optional<Map<String, Long>> sizes = Optional.empty();
  private long readAt;

  /** The sizes by group, at most so old. */
  Map<String, Long> at(Connection connection) throws SQLException {
    if (sizes.isEmpty() || System.nanoTime() - readAt > KEPT.toNanos()) {
      sizes = Optional.of(LogSizes.read(connection));
      readAt = System.nanoTime();
    }
    return sizes.get();
  }

  /** The next ones are read anew. */
  void forget() {
    sizes = Optional.empty();
  }
}
