package org.emajbatch.monitor.terminal;

import com.googlecode.lanterna.SGR;
import com.googlecode.lanterna.TextColor;
import java.util.EnumSet;
import java.util.List;
import org.emajbatch.monitor.view.Tone;

/** How the tones look. Only the sixteen colours that every terminal's owner has chosen himself. */
public enum Theme {
  COLOURED,
  /** Without colours: bold, and black and white exchanged, are all there is. */
  MONOCHROME;

  /**
   * A tone's look.
   *
   * @param foreground colour of the characters
   * @param background colour behind them
   * @param modifiers bold and the like; a fresh set each time, because Lanterna's are mutable
   */
  record Look(TextColor foreground, TextColor background, EnumSet<SGR> modifiers) {}

  Look look(Tone tone) {
    return this == COLOURED ? coloured(tone) : monochrome(tone);
  }

  private static Look coloured(Tone tone) {
    return switch (tone) {
      case PLAIN -> look(TextColor.ANSI.DEFAULT);
      case FAINT -> look(TextColor.ANSI.DEFAULT);
      case STRONG -> look(TextColor.ANSI.DEFAULT, SGR.BOLD);
      case BAR -> new Look(TextColor.ANSI.WHITE, TextColor.ANSI.BLUE, EnumSet.noneOf(SGR.class));
      case BAR_KEY ->
          new Look(TextColor.ANSI.YELLOW_BRIGHT, TextColor.ANSI.BLUE, EnumSet.of(SGR.BOLD));
      case HEADING -> look(TextColor.ANSI.CYAN, SGR.BOLD);
      case BUSY -> look(TextColor.ANSI.CYAN);
      case WAITING -> look(TextColor.ANSI.YELLOW);
      case GOOD -> look(TextColor.ANSI.GREEN);
      case BAD -> look(TextColor.ANSI.RED);
      case ALARM -> new Look(TextColor.ANSI.WHITE_BRIGHT, TextColor.ANSI.RED, EnumSet.of(SGR.BOLD));
    };
  }

  private static Look monochrome(Tone tone) {
    return switch (tone) {
      case PLAIN, FAINT, BUSY, WAITING, GOOD -> look(TextColor.ANSI.DEFAULT);
      case STRONG, HEADING, BAD -> look(TextColor.ANSI.DEFAULT, SGR.BOLD);
      case BAR -> look(TextColor.ANSI.DEFAULT, SGR.REVERSE);
      case BAR_KEY, ALARM -> look(TextColor.ANSI.DEFAULT, SGR.REVERSE, SGR.BOLD);
    };
  }

  private static Look look(TextColor foreground, SGR... modifiers) {
    EnumSet<SGR> set = EnumSet.noneOf(SGR.class);
    set.addAll(List.of(modifiers));
    return new Look(foreground, TextColor.ANSI.DEFAULT, set);
  }
}
