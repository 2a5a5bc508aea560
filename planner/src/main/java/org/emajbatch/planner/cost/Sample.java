package org.emajbatch.planner.cost;

import java.util.Objects;

/**
 * A task that was done once.
 *
 * @param task the task
 * @param sessions how many sessions worked at the same time then, on average, at least 1
 * @param micros how long it took, in microseconds; never negative
 * @param age how many runs of the same task are younger
 */
public record Sample(Task task, double sessions, long micros, int age) {

  /** Checks the ranges. */
  public Sample {
    Objects.requireNonNull(task, "task");
    if (!(sessions >= 1) || micros < 0 || age < 0) {
      throw new IllegalArgumentException(
          "no sample: %s sessions, %d microseconds, age %d".formatted(sessions, micros, age));
    }
  }
}
