package org.emajbatch.monitor.view;

import java.util.List;

/** A curve in one line of text: a column a value, the largest of them as high as the line. */
public final class Sparkline {

  private static final String UNICODE = "▁▂▃▄▅▆▇█";
  private static final String ASCII = "_.-:=+*#";

  private Sparkline() {}

  /**
   * The curve of the youngest values, the last one at the right end.
   *
   * @param values not negative, the oldest first
   * @param width columns; those without a value are blank
   */
  public static String of(List<Double> values, int width, Symbols symbols) {
    String levels = symbols == Symbols.UNICODE ? UNICODE : ASCII;
    List<Double> shown = values.subList(Math.max(0, values.size() - width), values.size());
    double top = shown.stream().mapToDouble(Double::doubleValue).max().orElse(0);
    StringBuilder curve = new StringBuilder(" ".repeat(width - shown.size()));
    for (double value : shown) {
      // Only nothing at all is drawn as nothing: the least change rises above the ground line.
      int level = value <= 0 ? 0 : 1 + (int) Math.round(value / top * (levels.length() - 2));
      curve.append(levels.charAt(level));
    }
    return curve.toString();
  }
}
