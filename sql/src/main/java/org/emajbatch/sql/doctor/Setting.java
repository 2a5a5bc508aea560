package org.emajbatch.sql.doctor;

/**
 * A server setting, as the connected role gets it when it connects.
 *
 * @param name its name
 * @param value in the unit of pg_settings
 * @param source where the value comes from, as pg_settings calls it
 * @param pendingRestart whether another value is written down already and waits for a restart
 */
public record Setting(String name, String value, String source, boolean pendingRestart) {

  /** Of a switch. */
  public boolean isOn() {
    return value.equals("on");
  }

  /** Of a setting that is a number. */
  public long number() {
    return Long.parseLong(value);
  }

  /**
   * Whether a file or the server's administrator decides, not the role, the database or PGOPTIONS.
   */
  public boolean isOfServer() {
    return switch (source) {
      case "user", "database", "database user", "client", "session" -> false;
      default -> true;
    };
  }

  /** Whether ALTER SYSTEM would be overruled. */
  public boolean isFixedAtStart() {
    return source.equals("command line") || source.equals("environment variable");
  }
}
