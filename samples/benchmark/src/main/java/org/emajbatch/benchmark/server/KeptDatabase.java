package org.emajbatch.benchmark.server;

import java.io.IOException;
import java.sql.SQLException;
import org.emajbatch.sql.connect.ConnectionSettings;

/** A database that can be had as often as needed in the state in which it was kept. */
public interface KeptDatabase extends AutoCloseable {

  /** Fills a new database. */
  @FunctionalInterface
  interface Filling {
    /** Does it; nothing may be connected to the database afterwards. */
    void fill(ConnectionSettings database) throws SQLException;
  }

  /** Where the database is that {@link #fresh} gave last. */
  ConnectionSettings current();

  /** The database as it was kept; what was done to it since is gone. */
  ConnectionSettings fresh() throws SQLException, IOException;

  /** Nothing of it is left. */
  @Override
  void close() throws SQLException, IOException;
}
