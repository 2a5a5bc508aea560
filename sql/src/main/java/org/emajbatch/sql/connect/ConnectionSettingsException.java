package org.emajbatch.sql.connect;

/**
 * The connection settings contradict themselves or cannot be read; nothing was sent to any server.
 */
public final class ConnectionSettingsException extends Exception {

  private static final long serialVersionUID = 1L;

  /** A whole sentence that names the setting, where it came from and what is wrong with it. */
  public ConnectionSettingsException(String message) {
    super(message);
  }

  /** As above, with the reason a file could not be read. */
  public ConnectionSettingsException(String message, Throwable cause) {
    super(message, cause);
  }
}
