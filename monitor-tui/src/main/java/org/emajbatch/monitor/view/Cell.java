package org.emajbatch.monitor.view;

/**
 * A cell of a list.
 *
 * @param text what it shows
 * @param key what it is sorted by: a number, or the text
 * @param tone what it means
 * @param width of the text in columns, noted because a list of thousands measures all its cells
 */
public record Cell(String text, double key, boolean numeric, Tone tone, int width) {

  private Cell(String text, double key, boolean numeric, Tone tone) {
    this(text, key, numeric, tone, Glyph.width(text));
  }

  /** Text, sorted as such. */
  public static Cell of(String text, Tone tone) {
    return new Cell(text, 0, false, tone);
  }

  /** Plain text. */
  public static Cell of(String text) {
    return of(text, Tone.PLAIN);
  }

  /** A number as it reads. */
  public static Cell of(String text, double key, Tone tone) {
    return new Cell(text, key, true, tone);
  }

  /** A plain number as it reads. */
  public static Cell of(String text, double key) {
    return of(text, key, Tone.PLAIN);
  }
}
