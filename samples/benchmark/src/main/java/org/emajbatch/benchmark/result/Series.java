package org.emajbatch.benchmark.result;

import java.util.List;

/**
 * How long the same thing took, run after run.
 *
 * @param micros microseconds of each run, in the order of the runs
 */
public record Series(List<Long> micros) {

  /** Keeps an unmodifiable copy. */
  public Series {
    micros = List.copyOf(micros);
    if (micros.isEmpty()) {
      throw new IllegalArgumentException("nothing was measured");
    }
  }

  /** The one in the middle; of an even number, the mean of the two in the middle. */
  public long median() {
    List<Long> sorted = micros.stream().sorted().toList();
    int half = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(half)
        : (sorted.get(half - 1) + sorted.get(half)) / 2;
  }

  /** The shortest. */
  public long min() {
    return micros.stream().mapToLong(Long::longValue).min().orElseThrow();
  }

  /** The longest. */
  public long max() {
    return micros.stream().mapToLong(Long::longValue).max().orElseThrow();
  }

  /** How many times as long as the other one this took, by the medians. */
  public double ratioTo(Series other) {
    return (double) median() / Math.max(1, other.median());
  }
}
