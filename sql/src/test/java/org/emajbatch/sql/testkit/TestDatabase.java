package org.emajbatch.sql.testkit;

import java.sql.Connection;
import java.sql.SQLException;
import org.emajbatch.sql.connect.ConnectionSettings;

/** A fresh database of one test on the shared server, dropped when the test is over. */
public final class TestDatabase {

  private final String name;
  private final ConnectionSettings superuser;

  TestDatabase(String name, ConnectionSettings superuser) {
    this.name = name;
    this.superuser = superuser;
  }

  /** The database's name. */
  public String name() {
    return name;
  }

  /** How to reach it as a superuser. */
  public ConnectionSettings settings() {
    return superuser;
  }

  /** How to reach it as a role made by {@link #createRole}. */
  public ConnectionSettings settings(String role) {
    throw new UnsupportedOperationException();
  }

  /** A connection of the superuser; the caller closes it. */
  public Connection open() throws SQLException {
    throw new UnsupportedOperationException();
  }

  /** A connection of a role made by {@link #createRole}; the caller closes it. */
  public Connection open(String role) throws SQLException {
    throw new UnsupportedOperationException();
  }

  /** Runs statements as the superuser, each in its own transaction. */
  public void execute(String... statements) throws SQLException {
    throw new UnsupportedOperationException();
  }

  /**
   * Makes a role that may log in and belongs to the given roles.
   *
   * @return the role's real name, which is unique in the cluster
   */
  public String createRole(String name, String... memberOf) throws SQLException {
    throw new UnsupportedOperationException();
  }

  /** Installs the engine and the schema emaj_batch with the default options. */
  public void installEngine() throws Exception {
    throw new UnsupportedOperationException();
  }
}
