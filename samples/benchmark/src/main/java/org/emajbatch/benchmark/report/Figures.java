package org.emajbatch.benchmark.report;

import java.util.Locale;
import org.emajbatch.benchmark.result.Series;

/** Numbers as tables show them. */
final class Figures {

  private Figures() {}

  static String range(Series series) {
    return millis(series.min()) + "-" + millis(series.max());
  }

  static String millis(long micros) {
    return number(micros >= 100_000 ? Math.round(micros / 1e3) : Math.round(micros / 1e2) / 10.0);
  }

  static String ratio(double ratio) {
    return String.format(Locale.ROOT, "%.2f", ratio);
  }

  static String number(double value) {
    return value == Math.rint(value)
        ? Long.toString(Math.round(value))
        : String.format(Locale.ROOT, "%s", value);
  }
}
