package org.emajbatch.sql.engine;

import org.emajbatch.sql.run.RunId;

/**
 * The application_name of a run's connections: what makes pg_stat_activity readable and lets
 * recovery find the backends of a run. Recovery depends on the form; change it and the live runs of
 * the other version look dead.
 */
public final class SessionName {

  private static final String PREFIX = "emaj-batch ";

  private SessionName() {}

  /** The name of one of the sessions, 1 being the coordinator. */
  public static String of(RunId run, int session, int sessions) {
    return ofSessions(run) + session + "/" + sessions;
  }

  /** The name of a connection that works for a run and is none of its sessions. */
  public static String helper(RunId run, String purpose) {
    return ofRun(run) + purpose;
  }

  /** The name of a connection that works for no run. */
  public static String command(String purpose) {
    return PREFIX + purpose;
  }

  /** What the names of all connections of a run begin with. */
  static String ofRun(RunId run) {
    return PREFIX + run + " ";
  }

  /** What the names of a run's sessions begin with; no helper's purpose begins so. */
  static String ofSessions(RunId run) {
    return ofRun(run) + "s";
  }

  /** What the name of a run's coordinator begins with. */
  static String ofCoordinator(RunId run) {
    return ofSessions(run) + "1/";
  }
}
