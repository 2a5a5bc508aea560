package org.emajbatch.monitor;

import java.sql.SQLException;
import java.util.Optional;
import org.emajbatch.monitor.feed.Reasons;
import org.emajbatch.sql.activity.ActivityRefusedException;
import org.emajbatch.sql.connect.ConnectionSettings;
import org.emajbatch.sql.connect.ConnectionSettingsException;

/** Why the monitor ends with another exit code than 0, for text and JSON alike. */
public final class Failure extends Exception {

  private static final long serialVersionUID = 1L;

  /** What failed, for programs; the same names as in the documents of the other command. */
  public enum Code {
    USAGE("usage", ExitCode.USAGE),
    CONNECTION_SETTINGS("connectionSettings", ExitCode.USAGE),
    CONNECTION_FAILED("connectionFailed", ExitCode.NO_CONNECTION),
    ENGINE_MISSING("engineMissing", ExitCode.REFUSED),
    RIGHTS_MISSING("rightsMissing", ExitCode.REFUSED),
    RECORDING_DAMAGED("recordingDamaged", ExitCode.REFUSED),
    RECORDING_EMPTY("recordingEmpty", ExitCode.REFUSED),
    STATEMENT_FAILED("statementFailed", ExitCode.REFUSED),
    TERMINAL_FAILED("terminalFailed", ExitCode.REFUSED);

    private final String json;
    private final int exitCode;

    Code(String json, int exitCode) {
      this.json = json;
      this.exitCode = exitCode;
    }

    /** The value in JSON documents. */
    public String json() {
      return json;
    }
  }

  private final Code code;
  private final String object;
  private final String hint;

  /**
   * A failure.
   *
   * @param object what it is about; may be empty
   * @param message what failed: one or more whole sentences
   * @param hint what to do about it; may be empty
   */
  Failure(Code code, String object, String message, String hint) {
    super(message);
    this.code = code;
    this.object = object;
    this.hint = hint;
  }

  static Failure settings(ConnectionSettingsException e) {
    return new Failure(Code.CONNECTION_SETTINGS, "", e.getMessage(), "");
  }

  static Failure connection(ConnectionSettings settings, SQLException e) {
    String state = e.getSQLState() == null ? "" : e.getSQLState();
    return new Failure(
        Code.CONNECTION_FAILED,
        settings.database(),
        "Cannot connect to " + settings.describe() + ": " + Reasons.brief(e),
        hint(state));
  }

  private static String hint(String state) {
    // The driver's own 08004: the server asks for a password and there is none to give.
    if (state.startsWith("28") || state.equals("08004")) {
      return "Check the role (-U), and the password in PGPASSWORD or ~/.pgpass; or use --password.";
    }
    if (state.startsWith("08")) {
      return "Is the server running, and reachable under that name (-h) and port (-p)?";
    }
    return state.equals("3D000") ? "Choose another database with -d." : "";
  }

  static Failure refused(ConnectionSettings settings, ActivityRefusedException e) {
    Code code =
        switch (e.reason()) {
          case NO_EMAJ -> Code.ENGINE_MISSING;
          case NO_RIGHTS -> Code.RIGHTS_MISSING;
        };
    return new Failure(code, settings.database(), e.getMessage(), e.hint());
  }

  /** A look at a database that had answered before. */
  static Failure look(ConnectionSettings settings, SQLException e) {
    String state = e.getSQLState() == null ? "" : e.getSQLState();
    boolean gone = state.startsWith("08") || state.startsWith("57P");
    return new Failure(
        gone ? Code.CONNECTION_FAILED : Code.STATEMENT_FAILED,
        settings.database(),
        "Cannot read the rollbacks of " + settings.describe() + ": " + Reasons.brief(e),
        "");
  }

  /** What failed, for programs. */
  public Code code() {
    return code;
  }

  int exitCode() {
    return code.exitCode;
  }

  /** What it is about. */
  public Optional<String> object() {
    return Optional.of(object).filter(text -> !text.isEmpty());
  }

  /** What to do about it. */
  public Optional<String> hint() {
    return Optional.of(hint).filter(text -> !text.isEmpty());
  }
}
