package org.emajbatch.monitor.view;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GridTest {

  @Test
  void textBeyondTheEdgeIsCutWithAnEllipsis() {
    assertThat(drawn(8, Line.of("12345678", Tone.PLAIN))).isEqualTo("12345678\n");
    assertThat(drawn(8, Line.of("123456789", Tone.PLAIN))).isEqualTo("1234567…\n");
    assertThat(drawn(Symbols.ASCII, 8, Line.of("123456789", Tone.PLAIN))).isEqualTo("12345...\n");
  }

  @Test
  void whatIsAtTheRightEdgeIsKeptAndTheLeftIsCut() {
    Line line = Line.of("a long title", Tone.PLAIN).addRight("12%", Tone.STRONG);
    assertThat(drawn(20, line)).isEqualTo("a long title     12%\n");
    assertThat(drawn(12, line)).isEqualTo("a long … 12%\n");
  }

  @Test
  void wideCharactersTakeTwoColumnsAndAreNeverCutInHalf() {
    Line line = Line.of("日本語", Tone.PLAIN);
    assertThat(drawn(6, line)).isEqualTo("日本語\n");
    assertThat(drawn(5, line)).isEqualTo("日本…\n");
    assertThat(drawn(4, line)).isEqualTo("日…\n");
    Grid grid = new Grid(6, 1, Symbols.UNICODE);
    grid.draw(0, line);
    assertThat(grid.cell(0, 0).text()).isEqualTo("日");
    assertThat(grid.cell(1, 0).text()).isEmpty();
    assertThat(grid.cell(2, 0).text()).isEqualTo("本");
  }

  @Test
  void accentsMadeOfSeveralCodePointsShareTheirCell() {
    Grid grid = new Grid(4, 1, Symbols.UNICODE);
    grid.draw(0, Line.of("e\u0301ax\u0488", Tone.PLAIN));
    assertThat(grid.text()).isEqualTo("\u00e9ax\n");
    assertThat(grid.cell(0, 0).text()).isEqualTo("\u00e9");
    assertThat(grid.cell(1, 0).text()).isEqualTo("a");
  }

  @Test
  void namesCannotSendCommandsToTheTerminal() {
    assertThat(drawn(30, Line.of("a\u001b[2Jb\nc\u0007\u202ed\ud800", Tone.PLAIN)))
        .isEqualTo("a?[2Jb?c??d?\n");
  }

  @Test
  void asciiHasAQuestionMarkForEverythingElse() {
    assertThat(drawn(Symbols.ASCII, 20, Line.of("Größe → 日本", Tone.PLAIN)))
        .isEqualTo("Gr??e ? ??\n");
  }

  @Test
  void aBackgroundFillsTheRowAndYieldsToStrongerTones() {
    Grid grid = new Grid(6, 2, Symbols.UNICODE);
    grid.draw(0, Line.of("a", Tone.PLAIN).add("b", Tone.BAR_KEY), Tone.BAR);
    assertThat(grid.cell(0, 0).tone()).isEqualTo(Tone.BAR);
    assertThat(grid.cell(1, 0).tone()).isEqualTo(Tone.BAR_KEY);
    assertThat(grid.cell(5, 0).tone()).isEqualTo(Tone.BAR);
    assertThat(grid.cell(0, 1).tone()).isEqualTo(Tone.PLAIN);
  }

  @Test
  void rowsOutsideAreIgnored() {
    Grid grid = new Grid(3, 1, Symbols.UNICODE);
    grid.draw(1, Line.of("x", Tone.PLAIN));
    grid.draw(-1, Line.of("x", Tone.PLAIN));
    assertThat(grid.text()).isEqualTo("\n");
  }

  @Test
  void evenOneColumnIsEnough() {
    Line line = Line.of("abc", Tone.PLAIN).addRight("xyz", Tone.PLAIN);
    assertThat(drawn(1, line)).isEqualTo("…\n");
    assertThat(drawn(2, line)).isEqualTo("x…\n");
  }

  private static String drawn(int columns, Line line) {
    return drawn(Symbols.UNICODE, columns, line);
  }

  private static String drawn(Symbols symbols, int columns, Line line) {
    Grid grid = new Grid(columns, 1, symbols);
    grid.draw(0, line);
    return grid.text();
  }
}
