package org.emajbatch.monitor.view.groups;

import java.time.Duration;
import org.emajbatch.monitor.model.Simulation;
import org.emajbatch.monitor.view.Symbols;

/**
 * Bars of one scale, by eighths of a column.
 *
 * @param longest what the whole width stands for
 * @param width columns
 */
record Bars(Duration longest, int width, Symbols symbols) {

  /** How long it takes, with a line at what no plan can beat. */
  String bar(Simulation.Point point) {
    StringBuilder bar = new StringBuilder(symbols.bar(fraction(point.makespan()), width));
    int bound = Math.min(width - 1, (int) (fraction(point.lowerBound()) * width));
    bar.setCharAt(bound, symbols.boundLine().charAt(0));
    return bar.toString();
  }

  private double fraction(Duration duration) {
    return longest.isZero() ? 0 : (double) duration.toNanos() / longest.toNanos();
  }
}
