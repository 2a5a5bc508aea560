package org.emajbatch.sql.run;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Reads the cluster's prepared transactions; it changes none. */
public final class PreparedTransactions {

  private PreparedTransactions() {}

  /**
   * All prepared transactions of the cluster, oldest first.
   *
   * @param connection any connection; upstream's are attributed by the tables of its database
   */
  public static List<PreparedTransaction> read(Connection connection) throws SQLException {
    throw new UnsupportedOperationException();
  }
}
