package org.emajbatch.benchmark.driver;

/** A way to have an engine roll back. The whole call is measured, so it does nothing else. */
public interface RollbackDriver {

  /** Its name in options and results. */
  String name();

  /**
   * Rolls back, from the first connection to the end of the last commit.
   *
   * @throws Exception when not all of it was done; the measurement is void then
   */
  void rollback(RollbackOrder order) throws Exception;
}
