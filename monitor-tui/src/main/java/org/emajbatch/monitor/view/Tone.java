package org.emajbatch.monitor.view;

/** What a piece of text means; a theme decides how that looks. Text never relies on it alone. */
public enum Tone {
  PLAIN,
  /** Of second rank. */
  FAINT,
  /** Of first rank. */
  STRONG,
  /** Header and footer. */
  BAR,
  /** A key's name in the footer. */
  BAR_KEY,
  /** Section headings. */
  HEADING,
  /** At work. */
  BUSY,
  /** Waiting for something. */
  WAITING,
  GOOD,
  BAD,
  /** Needs somebody now. */
  ALARM
}
