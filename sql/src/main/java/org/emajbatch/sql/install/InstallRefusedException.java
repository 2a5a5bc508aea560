package org.emajbatch.sql.install;

/** A check refused the installation or removal; nothing was changed. */
public final class InstallRefusedException extends Exception {

  private static final long serialVersionUID = 1L;

  private final String hint;

  /**
   * Refuses.
   *
   * @param message what was refused, on which object, and why
   * @param hint what to type next
   */
  public InstallRefusedException(String message, String hint) {
    super(message);
    this.hint = hint;
  }

  /** What to type next. */
  public String hint() {
    return hint;
  }
}
