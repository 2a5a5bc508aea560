package org.emajbatch.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.stream.Stream;
import org.emajbatch.monitor.model.Model;
import org.emajbatch.monitor.view.Dashboard;
import org.emajbatch.monitor.view.Grid;
import org.emajbatch.monitor.view.Symbols;
import org.junit.jupiter.params.provider.Arguments;

/** Reviewed pictures of a screen in the sizes that every screen is looked at in. */
public final class ScreenGoldens {

  private ScreenGoldens() {}

  /** One scene in each size: its name, model, columns and rows. */
  public static Stream<Arguments> sizes(String name, Model model) {
    return Stream.of(
        Arguments.of(name, model, 80, 24),
        Arguments.of(name, model, 120, 40),
        Arguments.of(name, model, 200, 60),
        Arguments.of(name, model, 60, 20));
  }

  /** Fails where the screen differs from the reviewed one. */
  public static void assertLooks(String name, Model model, int columns, int rows)
      throws IOException {
    Grid grid = Dashboard.render(model, columns, rows, Symbols.UNICODE);
    Golden.assertMatches(name + "-" + columns + "x" + rows + ".txt", grid.text());
  }

  /** The same in plain ASCII. */
  public static void assertLooksInAscii(String name, Model model) throws IOException {
    Grid grid = Dashboard.render(model, 80, 24, Symbols.ASCII);
    Golden.assertMatches(name + "-ascii-80x24.txt", grid.text());
    assertThat(grid.text()).isASCII();
  }
}
