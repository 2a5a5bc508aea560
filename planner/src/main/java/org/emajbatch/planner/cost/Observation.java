package org.emajbatch.planner.cost;

/**
 * What a task should have taken by the rule of thumb, and what it took.
 *
 * @param predicted in microseconds, at least 1
 * @param real in microseconds, at least 1
 * @param weight how much it counts, positive
 */
record Observation(double predicted, double real, double weight) {

  /** Real against predicted. */
  double ratio() {
    return real / predicted;
  }
}
