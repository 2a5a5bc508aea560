package org.emajbatch.monitor.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.googlecode.lanterna.TextCharacter;
import java.util.List;
import org.emajbatch.terminal.Printable;
import org.junit.jupiter.api.Test;

class GlyphTest {

  @Test
  void whatIsTakenForSimpleIsWhatTheTerminalLibraryTakesForOneColumn() {
    for (int c = 0; c <= Character.MAX_VALUE; c++) {
      if (Glyph.isSimple((char) c)) {
        String text = Printable.text(String.valueOf((char) c));
        TextCharacter[] characters = TextCharacter.fromString(text);
        assertThat(characters).as("U+%04X", c).hasSize(1);
        assertThat(characters[0].isDoubleWidth()).as("U+%04X", c).isFalse();
        assertThat(Glyph.of(String.valueOf((char) c))).isEqualTo(List.of(new Glyph(text, 1)));
      }
    }
  }

  @Test
  void aTextIsAsWideAsItsGlyphs() {
    assertThat(Glyph.width("▕███▎ Größe › …")).isEqualTo(15);
    assertThat(Glyph.width("日本語")).isEqualTo(6);
    assertThat(Glyph.width("e\u0301")).as("composed").isEqualTo(1);
    assertThat(Glyph.width("\u001b[31m")).as("each character that does not print").isEqualTo(5);
  }
}
