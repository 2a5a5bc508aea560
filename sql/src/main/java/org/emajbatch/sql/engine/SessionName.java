package org.emajbatch.sql.engine;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.emajbatch.sql.run.RunId;

/**
 * The application_name of a run's connections: what makes pg_stat_activity readable and lets
 * recovery find the backends of a run. Recovery depends on the form; change it and the live runs of
 * the other version look dead.
 */
public final class SessionName {

  private static final String PREFIX = "emaj-batch ";

  private static final Pattern SESSION =
      Pattern.compile(
          PREFIX + "([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}) s([1-9][0-9]{0,5})/.*");

  private SessionName() {}

  /**
   * Whose a connection is.
   *
   * @param run the run
   * @param session its session, 1 being the coordinator
   */
  public record Session(RunId run, int session) {}

  /** The session that bears this name; nothing where it is no session's. */
  public static Optional<Session> parse(String applicationName) {
    Matcher name = SESSION.matcher(applicationName);
    return name.matches()
        ? Optional.of(new Session(RunId.parse(name.group(1)), Integer.parseInt(name.group(2))))
        : Optional.empty();
  }

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
