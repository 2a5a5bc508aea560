package org.emajbatch.monitor.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import com.googlecode.lanterna.SGR;
import com.googlecode.lanterna.TerminalSize;
import com.googlecode.lanterna.TextCharacter;
import com.googlecode.lanterna.TextColor;
import com.googlecode.lanterna.terminal.virtual.DefaultVirtualTerminal;
import java.io.IOException;
import org.emajbatch.monitor.Golden;
import org.emajbatch.monitor.Scenes;
import org.emajbatch.monitor.model.Model;
import org.emajbatch.monitor.view.Dashboard;
import org.emajbatch.monitor.view.Symbols;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalSessionTest {

  private final DefaultVirtualTerminal terminal =
      new DefaultVirtualTerminal(new TerminalSize(80, 24));

  @Test
  void whatIsPaintedIsWhatTheTerminalShows() throws IOException {
    try (TerminalSession session = new TerminalSession(terminal, Theme.DARK)) {
      paint(session, Scenes.model(Scenes.executing()));
      Golden.assertMatches("executing-80x24.txt", shown());
    }
  }

  @ParameterizedTest
  @CsvSource({"60, 20", "120, 40"})
  void aResizedTerminalShowsTheScreenOfItsNewSize(int columns, int rows) throws IOException {
    try (TerminalSession session = new TerminalSession(terminal, Theme.DARK)) {
      paint(session, Scenes.model(Scenes.inDoubt()));
      terminal.setTerminalSize(new TerminalSize(columns, rows));
      paint(session, Scenes.model(Scenes.executing()));
      Golden.assertMatches("executing-%dx%d.txt".formatted(columns, rows), shown());
    }
  }

  @Test
  void nothingOfTheLastPictureIsLeftOver() throws IOException {
    try (TerminalSession session = new TerminalSession(terminal, Theme.DARK)) {
      paint(session, Scenes.model(Scenes.phases()));
      paint(session, Scenes.model(Scenes.quiet()));
      Golden.assertMatches("quiet-80x24.txt", shown());
      paint(session, Scenes.model(Scenes.phases()));
      Golden.assertMatches("phases-80x24.txt", shown());
    }
  }

  @Test
  void theBannerIsRedAndReversedWithoutColours() throws IOException {
    try (TerminalSession session = new TerminalSession(terminal, Theme.DARK)) {
      paint(session, Scenes.model(Scenes.inDoubt()));
      assertThat(terminal.getCharacter(1, 2).getBackgroundColor()).isEqualTo(TextColor.ANSI.RED);
    }
    DefaultVirtualTerminal other = new DefaultVirtualTerminal(new TerminalSize(80, 24));
    try (TerminalSession session = new TerminalSession(other, Theme.MONO)) {
      paint(session, Scenes.model(Scenes.inDoubt()));
      TextCharacter character = other.getCharacter(1, 2);
      assertThat(character.getBackgroundColor()).isEqualTo(TextColor.ANSI.DEFAULT);
      assertThat(character.getModifiers()).contains(SGR.REVERSE);
    }
  }

  @Test
  void afterLeavingNothingIsPainted() throws IOException {
    TerminalSession session = new TerminalSession(terminal, Theme.DARK);
    session.leave();
    String before = shown();
    paint(session, Scenes.model(Scenes.executing()));
    assertThat(shown()).isEqualTo(before);
    session.close();
    session.close();
  }

  private static void paint(TerminalSession session, Model model) throws IOException {
    session.paint((columns, rows) -> Dashboard.render(model, columns, rows, Symbols.UNICODE));
  }

  private String shown() {
    TerminalSize size = terminal.getTerminalSize();
    StringBuilder text = new StringBuilder();
    for (int row = 0; row < size.getRows(); row++) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < size.getColumns(); column++) {
        TextCharacter character = terminal.getCharacter(column, row);
        line.append(character.getCharacterString());
        if (character.isDoubleWidth()) {
          column++;
        }
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }
}
