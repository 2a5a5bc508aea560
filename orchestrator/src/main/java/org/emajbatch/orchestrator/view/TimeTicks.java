package org.emajbatch.orchestrator.view;

import org.emajbatch.orchestrator.report.Texts;

/** Chooses the marks of a time axis. */
final class TimeTicks {

  private static final long[] STEPS = {1, 2, 5, 10, 15, 30};
  private static final long SECOND = 1_000;
  private static final long MINUTE = 60 * SECOND;
  private static final long HOUR = 60 * MINUTE;

  private TimeTicks() {}

  /**
   * The distance of two marks: a round number of the unit that suits it.
   *
   * @param whole length of the axis in milliseconds
   * @param most how many steps there may be
   * @return milliseconds, at least 1
   */
  static long step(long whole, int most) {
    for (long unit : new long[] {1, 10, 100, SECOND, MINUTE, HOUR}) {
      for (long step : STEPS) {
        if (step * unit * most >= whole) {
          return step * unit;
        }
      }
    }
    long step = 30 * HOUR;
    while (step < whole / most) {
      step *= 2;
    }
    return step;
  }

  /** What stands at a mark. */
  static String label(long millis) {
    return millis == 0
        ? "0"
        : Texts.duration(millis).replaceFirst(" min 0 s$", " min").replaceFirst("\\.0 s$", " s");
  }
}
