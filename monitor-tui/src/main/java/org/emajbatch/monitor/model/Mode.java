package org.emajbatch.monitor.model;

/** What keys mean just now. */
public sealed interface Mode {

  /** Walking through screens. */
  record Browsing() implements Mode {}

  /**
   * The help page of the screen is open.
   *
   * @param from its line that is shown first
   */
  record Helping(int from) implements Mode {}

  /**
   * A filter is being typed; the list follows.
   *
   * @param before the filter that Esc brings back
   */
  record Filtering(String before) implements Mode {}

  /**
   * A dialog is open.
   *
   * @param dialog with what was typed so far
   * @param focus which of its inputs is typed into
   */
  record Asking(Dialog dialog, int focus) implements Mode {}

  /** Walking. */
  static Mode browsing() {
    return new Browsing();
  }
}
