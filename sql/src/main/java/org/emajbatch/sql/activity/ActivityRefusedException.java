package org.emajbatch.sql.activity;

/** The database can be reached, but there is nothing to watch there, or not for this role. */
public final class ActivityRefusedException extends Exception {

  private static final long serialVersionUID = 1L;

  /** Why. */
  public enum Reason {
    NO_EMAJ,
    NO_RIGHTS
  }

  private final Reason reason;
  private final String hint;

  ActivityRefusedException(Reason reason, String message, String hint) {
    super(message);
    this.reason = reason;
    this.hint = hint;
  }

  /** Why, for programs. */
  public Reason reason() {
    return reason;
  }

  /** What to type next. */
  public String hint() {
    return hint;
  }
}
