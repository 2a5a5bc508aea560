package org.emajbatch.orchestrator.soak;

import java.util.Optional;

/**
 * How a rollback ended, as its caller sees it.
 *
 * @param exitCode of the command; above 128 where a signal ended the process
 * @param outcome of the JSON document, where there is one
 * @param said everything that was printed
 */
record Ended(int exitCode, Optional<String> outcome, String said) {

  private static final int KILLED = 128 + 9;
  private static final int TERMINATED = 128 + 15;

  /** Whether the process was ended before it could say anything about its rollback. */
  boolean isSilent() {
    return exitCode == KILLED || exitCode == TERMINATED;
  }
}
