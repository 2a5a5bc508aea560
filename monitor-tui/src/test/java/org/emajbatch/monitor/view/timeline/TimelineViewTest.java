package org.emajbatch.monitor.view.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.emajbatch.monitor.Presses.press;
import static org.emajbatch.monitor.Presses.type;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.emajbatch.monitor.Golden;
import org.emajbatch.monitor.Scenes;
import org.emajbatch.monitor.Timelines;
import org.emajbatch.monitor.model.Effect;
import org.emajbatch.monitor.model.Key;
import org.emajbatch.monitor.model.Model;
import org.emajbatch.monitor.model.Screen;
import org.emajbatch.monitor.model.StepId;
import org.emajbatch.monitor.view.Dashboard;
import org.emajbatch.monitor.view.Symbols;
import org.emajbatch.sql.activity.RollbackActivity;
import org.emajbatch.sql.watch.Timeline;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TimelineViewTest {

  private static final List<String> SIZES = List.of("80x24", "120x40", "200x60", "60x20");

  static Stream<Arguments> screens() {
    Model night = Timelines.model(Scenes.executing(), Timelines.executing());
    return Stream.of(
            Arguments.of("timeline-executing", night),
            Arguments.of("timeline-committed", ended("j", Timelines.committed())),
            Arguments.of("timeline-aborted", ended("G", Timelines.aborted())),
            Arguments.of("timeline-locking", locking()),
            Arguments.of("timeline-dying", Timelines.model(Scenes.dying(), Timelines.dying())),
            Arguments.of("timeline-many", Timelines.model(Scenes.many(), Timelines.many())),
            Arguments.of("timeline-odd", Timelines.model(Scenes.executing(), Timelines.odd())))
        .flatMap(
            scene ->
                SIZES.stream().map(size -> Arguments.of(scene.get()[0], scene.get()[1], size)));
  }

  @ParameterizedTest(name = "{0} {2}")
  @MethodSource("screens")
  void looksAsReviewed(String name, Model model, String size) throws IOException {
    Golden.assertMatches(name + "-" + size + ".txt", draw(model, size, Symbols.UNICODE));
  }

  @Test
  void inAscii() throws IOException {
    Model model = Timelines.model(Scenes.executing(), Timelines.executing());
    String text = draw(model, "80x24", Symbols.ASCII);
    Golden.assertMatches("timeline-executing-ascii-80x24.txt", text);
    assertThat(text).isASCII();
  }

  @Test
  void anySizeIsDrawn() {
    List<Model> models =
        List.of(
            Timelines.model(Scenes.many(), Timelines.many()),
            Timelines.model(Scenes.executing(), Timelines.odd()),
            locking());
    for (Model model : models) {
      for (int columns = 1; columns <= 250; columns += 9) {
        for (int rows = 1; rows <= 80; rows += 5) {
          String text = Dashboard.render(model, columns, rows, Symbols.UNICODE).text();
          assertThat(text.lines()).hasSize(rows);
        }
      }
    }
  }

  @Test
  void theChartStaysInSightWhenTheListScrolls() {
    Model model = Timelines.model(Scenes.executing(), Timelines.executing());
    String bottom = draw(type(model, "G"), "80x24", Symbols.UNICODE);
    assertThat(bottom).contains("#42 executing").contains("» s3").contains("▶ s");
    String selected = bottom.lines().filter(line -> line.startsWith("▶")).findFirst().orElseThrow();
    assertThat(selected).contains("done");
  }

  @Test
  void enterOpensTheStepAndCopyTakesItsTable() {
    Model model = Timelines.model(Scenes.executing(), Timelines.executing());
    assertThat(press(model, Key.Kind.ENTER).screen())
        .isEqualTo(
            new Screen.Step(
                42, new StepId("ADD_FK", "stock", "movement", "movement_article_fkey")));
    assertThat(type(model, "y").effects())
        .containsExactly(
            new Effect.Copy(
                "ALTER TABLE \"stock\".\"movement\" ADD CONSTRAINT \"movement_article_fkey\""
                    + " FOREIGN KEY (customer) REFERENCES sales.customer (id) ON DELETE CASCADE;"));
    assertThat(type(model, "jy").effects())
        .containsExactly(new Effect.Copy("\"sales\".\"order_line\""));
  }

  @Test
  void withoutStepsItSaysWhy() {
    Timeline none = new Timeline(44, List.of(), Optional.empty());
    assertThat(draw(Timelines.model(Scenes.phases(), none), "80x24", Symbols.UNICODE))
        .contains("being planned");
    assertThat(
            draw(
                ended("jj", new Timeline(39, List.of(), Optional.empty())),
                "80x24",
                Symbols.UNICODE))
        .contains("no steps");
    Model unread = press(Scenes.model(Scenes.executing()), Key.Kind.ENTER);
    assertThat(draw(unread, "80x24", Symbols.UNICODE)).contains("Reading its steps");
  }

  private static Model locking() {
    RollbackActivity activity = Scenes.phases();
    Model opened = press(type(Scenes.model(activity), "j"), Key.Kind.ENTER);
    return Timelines.read(opened, activity, Timelines.locking(), List.of());
  }

  private static Model ended(String keys, Timeline timeline) {
    RollbackActivity activity = Scenes.executing();
    Model opened = press(type(Scenes.model(activity), keys), Key.Kind.ENTER);
    return Timelines.read(opened, activity, timeline, List.of());
  }

  private static String draw(Model model, String size, Symbols symbols) {
    String[] parts = size.split("x");
    return Dashboard.render(model, Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), symbols)
        .text();
  }
}
