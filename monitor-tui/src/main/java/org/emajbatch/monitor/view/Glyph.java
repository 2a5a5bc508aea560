package org.emajbatch.monitor.view;

import static java.util.stream.Collectors.joining;

import com.googlecode.lanterna.TextCharacter;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.emajbatch.terminal.Printable;

/**
 * What one character of a terminal shows. All text goes through here before it reaches a terminal,
 * and becomes {@link Printable}.
 *
 * @param text the character
 * @param width columns it takes: 1 or 2
 */
public record Glyph(String text, int width) {

  private static final Pattern MARKS = Pattern.compile("[\\p{Mn}\\p{Me}]");

  /** The glyphs of a text, with a question mark for everything that does not print. */
  public static List<Glyph> of(String text) {
    List<Glyph> glyphs = new ArrayList<>(text.length());
    String printable = Printable.text(text);
    if (isSimple(printable)) {
      printable.chars().forEach(c -> glyphs.add(new Glyph(String.valueOf((char) c), 1)));
      return glyphs;
    }
    for (TextCharacter character : TextCharacter.fromString(withoutMarks(printable))) {
      glyphs.add(new Glyph(character.getCharacterString(), character.isDoubleWidth() ? 2 : 1));
    }
    return glyphs;
  }

  /** Columns that a text takes. */
  public static int width(String text) {
    // Lists of thousands of cells are measured at each refresh, and nearly all are plain.
    return isSimple(text) ? text.length() : of(text).stream().mapToInt(Glyph::width).sum();
  }

  /** The text, or as much of its beginning as fits beside an ellipsis. */
  public static String cut(String text, int columns, String ellipsis) {
    if (width(text) <= columns) {
      return text;
    }
    StringBuilder cut = new StringBuilder();
    int room = columns - ellipsis.length();
    for (Glyph glyph : of(text)) {
      room -= glyph.width();
      if (room < 0) {
        break;
      }
      cut.append(glyph.text());
    }
    return cut + ellipsis.substring(0, Math.min(ellipsis.length(), columns));
  }

  /** The text, or as much of its end as fits beside an ellipsis. */
  static String cutBeginning(String text, int columns, String ellipsis) {
    if (width(text) <= columns) {
      return text;
    }
    List<Glyph> glyphs = of(text);
    int from = glyphs.size();
    int room = columns - ellipsis.length();
    while (from > 0 && glyphs.get(from - 1).width() <= room) {
      from--;
      room -= glyphs.get(from).width();
    }
    return ellipsis
        + glyphs.subList(from, glyphs.size()).stream().map(Glyph::text).collect(joining());
  }

  /**
   * Composed where there is a composed form; other combining marks are left out, because Lanterna
   * takes a character that has some for one of two columns.
   */
  private static String withoutMarks(String text) {
    return MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFC)).replaceAll("");
  }

  /**
   * Whether each char is a character of one column by itself: letters, and the signs we draw with.
   */
  private static boolean isSimple(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!isSimple(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** Below the combining marks; dashes and quotes; arrows; boxes, blocks and shapes. */
  static boolean isSimple(char c) {
    return c < 0x300
        || c >= 0x2010 && c <= 0x2027
        || c >= 0x2030 && c <= 0x205E
        || c >= 0x2190 && c <= 0x21FF
        || c >= 0x2500 && c <= 0x25FF;
  }
}
