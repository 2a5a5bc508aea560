package org.emajbatch.sql.activity;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.Optional;
import org.emajbatch.sql.engine.ServerError;

/**
 * Reads what somebody may have locked, within a transaction that goes on without it. How long it
 * waits for the lock is the connection's lock_timeout.
 */
public final class UnlessLocked {

  /** Something that reads. */
  @FunctionalInterface
  public interface Read<T> {
    /** What it finds. */
    T get() throws SQLException;
  }

  private UnlessLocked() {}

  /**
   * Reads.
   *
   * @return nothing where it is locked; the transaction is then as it was before
   */
  public static <T> Optional<T> read(Connection connection, Read<T> read) throws SQLException {
    Savepoint before = connection.setSavepoint();
    try {
      T found = read.get();
      connection.releaseSavepoint(before);
      return Optional.of(found);
    } catch (SQLException e) {
      if (!ServerError.isLocked(e)) {
        throw e;
      }
      connection.rollback(before);
      return Optional.empty();
    }
  }
}
