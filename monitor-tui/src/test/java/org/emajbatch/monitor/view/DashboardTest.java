package org.emajbatch.monitor.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.emajbatch.monitor.Presses.type;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.emajbatch.monitor.Golden;
import org.emajbatch.monitor.Scenes;
import org.emajbatch.monitor.model.Event;
import org.emajbatch.monitor.model.Model;
import org.emajbatch.monitor.model.Picture;
import org.emajbatch.monitor.model.Withheld;
import org.emajbatch.monitor.update.Update;
import org.emajbatch.sql.activity.Remainder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DashboardTest {

  static Stream<Arguments> screens() {
    return Stream.of(
            scene("executing", Scenes.model(Scenes.executing())),
            scene("watched", Scenes.watched()),
            scene("quiet", Scenes.model(Scenes.quiet())),
            scene("phases", Scenes.model(Scenes.phases())),
            scene("in-doubt", Scenes.model(Scenes.inDoubt())),
            scene("dying", Scenes.model(Scenes.dying())),
            scene("many", Scenes.model(Scenes.many())),
            scene("ended-selected", type(Scenes.model(Scenes.executing()), "jj")),
            scene("derived-selected", type(Scenes.model(Scenes.executing()), "G")),
            scene("help", type(Scenes.model(Scenes.executing()), "?")),
            scene("paused", later(type(Scenes.model(Scenes.executing()), " "), 75)),
            scene("disconnected", disconnected(Scenes.model(Scenes.executing()))),
            scene("locked", locked(Scenes.model(Scenes.executing()))),
            scene("locked-from-the-start", locked(Scenes.model(Scenes.quiet()))))
        .flatMap(
            scene ->
                Stream.of(
                    Arguments.of(scene.name, scene.model, 80, 24),
                    Arguments.of(scene.name, scene.model, 120, 40),
                    Arguments.of(scene.name, scene.model, 200, 60),
                    Arguments.of(scene.name, scene.model, 60, 20)));
  }

  @Test
  void inAscii() throws IOException {
    Grid grid = Dashboard.render(Scenes.model(Scenes.phases()), 80, 24, Symbols.ASCII);
    Golden.assertMatches("phases-ascii-80x24.txt", grid.text());
    assertThat(grid.text()).isASCII();
  }

  @Test
  void anySizeIsDrawn() {
    for (Model model : List.of(Scenes.model(Scenes.many()), Scenes.model(Scenes.inDoubt()))) {
      for (int columns = 1; columns <= 250; columns += 7) {
        for (int rows = 1; rows <= 80; rows += 3) {
          Grid grid = Dashboard.render(model, columns, rows, Symbols.UNICODE);
          assertThat(grid.text().lines()).hasSize(rows);
        }
      }
    }
  }

  @ParameterizedTest(name = "{0} {2}x{3}")
  @MethodSource("screens")
  void looksAsReviewed(String name, Model model, int columns, int rows) throws IOException {
    Grid grid = Dashboard.render(model, columns, rows, Symbols.UNICODE);
    Golden.assertMatches(name + "-" + columns + "x" + rows + ".txt", grid.text());
  }

  private record Scene(String name, Model model) {}

  private static Scene scene(String name, Model model) {
    return new Scene(name, model);
  }

  private static Model later(Model model, int seconds) {
    return Update.apply(model, new Event.Tick(Scenes.NOW.plusSeconds(seconds)));
  }

  private static Model disconnected(Model model) {
    Model lost =
        Update.apply(
            model,
            new Event.LinkLost(
                "FATAL: the database system is shutting down", Scenes.NOW.plusSeconds(1)));
    return later(lost, 14);
  }

  private static Model locked(Model model) {
    Remainder remainder =
        new Remainder(
            Scenes.NOW.plusSeconds(75),
            "sales",
            Optional.of(List.of()),
            "pid 4711 (role postgres, psql) has locked emaj.emaj_rlbk and 2 more of E-Maj's tables");
    return Update.apply(
        model,
        new Event.PictureTaken(
            remainder.on(model.picture().map(Picture::activity)),
            Optional.empty(),
            Optional.of(new Withheld(remainder.reason(), Scenes.NOW)),
            Scenes.NOW.plusSeconds(75)));
  }
}
