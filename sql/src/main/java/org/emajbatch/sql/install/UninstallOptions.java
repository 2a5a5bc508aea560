package org.emajbatch.sql.install;

/**
 * What uninstall is asked to do.
 *
 * @param force drop the engine although table groups are logging, and their logs with it
 */
public record UninstallOptions(boolean force) {

  /** Refuse when anything would be lost. */
  public static UninstallOptions defaults() {
    return new UninstallOptions(false);
  }
}
