package org.emajbatch.monitor.view.timeline;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Time along the columns of a chart, from zero at its left edge.
 *
 * @param length what the whole width stands for; longer than nothing
 * @param columns the width
 */
record Scale(Duration length, int columns) {

  /** Columns between two labels at least. */
  private static final int SPACING = 10;

  /** Lengths that people count in, in milliseconds. */
  private static final List<Long> STEPS =
      List.of(
          1L,
          2L,
          5L,
          10L,
          20L,
          50L,
          100L,
          200L,
          500L,
          1_000L,
          2_000L,
          5_000L,
          10_000L,
          15_000L,
          30_000L,
          60_000L,
          120_000L,
          300_000L,
          600_000L,
          900_000L,
          1_800_000L,
          3_600_000L,
          7_200_000L,
          21_600_000L,
          43_200_000L,
          86_400_000L);

  Scale {
    if (length.isNegative() || length.isZero() || columns < 1) {
      throw new IllegalArgumentException(length + " in " + columns + " columns");
    }
  }

  /** Seconds with their fraction: durations of centuries have too many nanoseconds to count. */
  static double seconds(Duration duration) {
    return duration.getSeconds() + duration.getNano() / 1e9;
  }

  /** Columns from the left edge, with their fraction; beyond the width for what is beyond. */
  double position(Duration time) {
    return seconds(time) / seconds(length) * columns;
  }

  /** The column in which a moment lies; nowhere beyond the edge but at it. */
  int column(Duration time) {
    return (int) Math.max(0, Math.min(columns - 1, Math.floor(position(time))));
  }

  /** Whether it has a place on the chart. */
  boolean shows(Duration time) {
    return !time.isNegative() && time.compareTo(length) <= 0;
  }

  /** Round moments to be labelled, from zero on, far enough from one another for their labels. */
  List<Duration> ticks() {
    double least = seconds(length) * 1_000 * SPACING / columns;
    long step =
        STEPS.stream()
            .filter(millis -> millis >= least)
            .findFirst()
            .orElseGet(() -> Math.round(Math.ceil(least / 86_400_000)) * 86_400_000);
    List<Duration> ticks = new ArrayList<>();
    Duration tick = Duration.ZERO;
    while (shows(tick)) {
      ticks.add(tick);
      tick = tick.plusMillis(step);
    }
    return ticks;
  }
}
