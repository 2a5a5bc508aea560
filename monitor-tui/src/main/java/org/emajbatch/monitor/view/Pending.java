package org.emajbatch.monitor.view;

/** What a screen shows until what it needs has come. */
public final class Pending {

  private Pending() {}

  /** One line of it. */
  public static Block block(Canvas canvas) {
    return Block.of(Line.of("  Reading " + canvas.symbols().ellipsis(), Tone.FAINT));
  }
}
