package org.emajbatch.monitor.terminal;

import com.googlecode.lanterna.TextCharacter;
import com.googlecode.lanterna.screen.Screen;
import org.emajbatch.monitor.view.Grid;
import org.emajbatch.monitor.view.Symbols;

/**
 * Copies grids onto a Lanterna screen, cell by cell where they differ from the last one: most of a
 * dashboard stays as it is from one second to the next.
 */
final class Painter {

  private final Screen screen;
  private final Theme theme;
  private Grid shown = new Grid(0, 0, Symbols.UNICODE);

  Painter(Screen screen, Theme theme) {
    this.screen = screen;
    this.theme = theme;
  }

  /** Fills the back buffer; showing it stays the caller's duty. */
  void paint(Grid grid) {
    boolean resized = grid.columns() != shown.columns() || grid.rows() != shown.rows();
    for (int row = 0; row < grid.rows(); row++) {
      for (int column = 0; column < grid.columns(); column++) {
        Grid.Cell cell = grid.cell(column, row);
        if (!cell.text().isEmpty() && (resized || !cell.equals(shown.cell(column, row)))) {
          screen.setCharacter(column, row, character(cell));
        }
      }
    }
    shown = grid;
  }

  private TextCharacter character(Grid.Cell cell) {
    Theme.Look look = theme.look(cell.tone());
    return TextCharacter.fromString(
        cell.text(), look.foreground(), look.background(), look.modifiers())[0];
  }
}
