package org.emajbatch.monitor.view;

import java.util.ArrayList;
import java.util.List;

/**
 * One line to be drawn: spans from the left, which are cut where they do not fit, and spans at the
 * right edge, which are not.
 *
 * @param left from the left
 * @param right ending at the right edge
 */
public record Line(List<Span> left, List<Span> right) {

  /** No text. */
  public static final Line EMPTY = new Line(List.of(), List.of());

  public Line {
    left = List.copyOf(left);
    right = List.copyOf(right);
  }

  /** A line that starts with this text. */
  public static Line of(String text, Tone tone) {
    return EMPTY.add(text, tone);
  }

  /** This line with more text on the left. */
  public Line add(String text, Tone tone) {
    return new Line(append(left, new Span(text, tone)), right);
  }

  /** This line with another line's left text added. */
  public Line add(Line other) {
    List<Span> spans = new ArrayList<>(left);
    spans.addAll(other.left);
    return new Line(spans, right);
  }

  /** This line with more text at the right edge. */
  public Line addRight(String text, Tone tone) {
    return new Line(left, append(right, new Span(text, tone)));
  }

  /** Columns that the left text takes. */
  public int width() {
    return left.stream().mapToInt(span -> Glyph.width(span.text())).sum();
  }

  private static List<Span> append(List<Span> spans, Span span) {
    List<Span> longer = new ArrayList<>(spans);
    longer.add(span);
    return longer;
  }
}
