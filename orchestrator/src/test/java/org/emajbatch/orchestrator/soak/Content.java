package org.emajbatch.orchestrator.soak;

import java.util.Map;

/** Where the tables of a group are, all of them together. */
enum Content {
  AT_MARK,
  AS_BEFORE,
  /** Some here, some there, or somewhere else: what must never be. */
  TORN;

  /**
   * Compares digests by table.
   *
   * @param found what the tables hold now
   */
  static Content of(
      Map<String, String> atMark, Map<String, String> before, Map<String, String> found) {
    if (found.equals(atMark)) {
      return AT_MARK;
    }
    return found.equals(before) ? AS_BEFORE : TORN;
  }
}
