package org.emajbatch.monitor.terminal;

import com.googlecode.lanterna.SGR;
import com.googlecode.lanterna.TextColor;
import java.util.EnumSet;
import java.util.List;
import org.emajbatch.monitor.view.Tone;

/**
 * How the tones look. No theme may make a difference that the text does not make too: a picture
 * without colours says the same.
 */
public enum Theme {
  /** For dark backgrounds: the sixteen colours that a terminal's owner has chosen himself. */
  DARK,
  /** For light backgrounds, where yellow and bright colours cannot be read. */
  LIGHT,
  /** Without colours: bold, and black and white exchanged, are all there is. */
  MONO,
  /**
   * For eyes that do not tell red from green: the colours of Okabe and Ito, "Color Universal
   * Design" (2002), the nearest of the 256 fixed ones.
   */
  COLOUR_BLIND;

  private static final TextColor SKY_BLUE = new TextColor.Indexed(74);
  private static final TextColor BLUE = new TextColor.Indexed(25);
  private static final TextColor BLUISH_GREEN = new TextColor.Indexed(36);
  private static final TextColor YELLOW = new TextColor.Indexed(227);
  private static final TextColor ORANGE = new TextColor.Indexed(178);
  private static final TextColor VERMILION = new TextColor.Indexed(166);
  private static final TextColor WHITE = new TextColor.Indexed(231);
  private static final TextColor BLACK = new TextColor.Indexed(16);

  /**
   * A tone's look.
   *
   * @param foreground colour of the characters
   * @param background colour behind them
   * @param modifiers bold and the like; a fresh set each time, because Lanterna's are mutable
   */
  record Look(TextColor foreground, TextColor background, EnumSet<SGR> modifiers) {}

  Look look(Tone tone) {
    return switch (this) {
      case DARK -> dark(tone);
      case LIGHT -> light(tone);
      case MONO -> mono(tone);
      case COLOUR_BLIND -> colourBlind(tone);
    };
  }

  private static Look dark(Tone tone) {
    return switch (tone) {
      case PLAIN, FAINT, STRONG -> mono(tone);
      case BAR -> look(TextColor.ANSI.WHITE, TextColor.ANSI.BLUE);
      case BAR_KEY -> look(TextColor.ANSI.YELLOW_BRIGHT, TextColor.ANSI.BLUE, SGR.BOLD);
      case HEADING -> look(TextColor.ANSI.CYAN, SGR.BOLD);
      case BUSY -> look(TextColor.ANSI.CYAN);
      case WAITING -> look(TextColor.ANSI.YELLOW);
      case GOOD -> look(TextColor.ANSI.GREEN);
      case BAD -> look(TextColor.ANSI.RED);
      case ALARM -> look(TextColor.ANSI.WHITE_BRIGHT, TextColor.ANSI.RED, SGR.BOLD);
    };
  }

  private static Look light(Tone tone) {
    return switch (tone) {
      case BAR_KEY -> look(TextColor.ANSI.WHITE_BRIGHT, TextColor.ANSI.BLUE, SGR.BOLD);
      case HEADING -> look(TextColor.ANSI.BLUE, SGR.BOLD);
      case BUSY -> look(TextColor.ANSI.BLUE);
      case WAITING -> look(TextColor.ANSI.MAGENTA);
      case PLAIN, FAINT, STRONG, BAR, GOOD, BAD, ALARM -> dark(tone);
    };
  }

  private static Look mono(Tone tone) {
    return switch (tone) {
      case PLAIN, FAINT, BUSY, WAITING, GOOD -> look(TextColor.ANSI.DEFAULT);
      case STRONG, HEADING, BAD -> look(TextColor.ANSI.DEFAULT, SGR.BOLD);
      case BAR -> look(TextColor.ANSI.DEFAULT, SGR.REVERSE);
      case BAR_KEY, ALARM -> look(TextColor.ANSI.DEFAULT, SGR.REVERSE, SGR.BOLD);
    };
  }

  private static Look colourBlind(Tone tone) {
    return switch (tone) {
      case PLAIN, FAINT, STRONG -> mono(tone);
      case BAR -> look(WHITE, BLUE);
      case BAR_KEY -> look(YELLOW, BLUE, SGR.BOLD);
      case HEADING -> look(SKY_BLUE, SGR.BOLD);
      case BUSY -> look(SKY_BLUE);
      case WAITING -> look(ORANGE);
      case GOOD -> look(BLUISH_GREEN);
      case BAD -> look(VERMILION, SGR.BOLD);
      case ALARM -> look(BLACK, ORANGE, SGR.BOLD);
    };
  }

  private static Look look(TextColor foreground, SGR... modifiers) {
    return look(foreground, TextColor.ANSI.DEFAULT, modifiers);
  }

  private static Look look(TextColor foreground, TextColor background, SGR... modifiers) {
    EnumSet<SGR> set = EnumSet.noneOf(SGR.class);
    set.addAll(List.of(modifiers));
    return new Look(foreground, background, set);
  }
}
