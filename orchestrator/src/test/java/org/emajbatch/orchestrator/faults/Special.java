package org.emajbatch.orchestrator.faults;

/**
 * A fault that belongs to one moment, and not into the matrix.
 *
 * @param fault what fails, and when
 * @param expected what is said, and where the data is in the end
 * @param play makes it happen, clears it away and says what was observed, in the same words
 */
record Special(String fault, String expected, Play play) {

  /** Makes a fault happen. */
  @FunctionalInterface
  interface Play {
    String in(Arena arena) throws Exception;
  }
}
