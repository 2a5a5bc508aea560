package org.emajbatch.monitor;

/** What scripts rely on; the same meanings as those of the other command. */
final class ExitCode {

  static final int OK = 0;
  static final int REFUSED = 1;
  static final int USAGE = 2;
  static final int NO_CONNECTION = 3;

  private ExitCode() {}
}
