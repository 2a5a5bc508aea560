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
import org.emajbatch.monitor.view.Dashboard;
import org.emajbatch.monitor.view.Symbols;
import org.emajbatch.sql.watch.HeldLock;
import org.emajbatch.sql.watch.TimedStep;
import org.emajbatch.sql.watch.Timeline;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class StepViewTest {

  private static final List<HeldLock> LOCKS =
      List.of(
          new HeldLock(3, "stock.movement", "AccessExclusiveLock", true),
          new HeldLock(3, "stock.movement", "ExclusiveLock", true),
          new HeldLock(1, "stock.movement", "RowShareLock", false));

  static Stream<Arguments> screens() {
    return Stream.of("80x24", "120x40", "200x60", "60x20")
        .flatMap(
            size ->
                Stream.of(
                    Arguments.of("step-adding-key", step("", LOCKS), size),
                    Arguments.of("step-restoring", step("j", List.of()), size)));
  }

  @ParameterizedTest(name = "{0} {2}")
  @MethodSource("screens")
  void looksAsReviewed(String name, Model model, String size) throws IOException {
    Golden.assertMatches(name + "-" + size + ".txt", draw(model, size, Symbols.UNICODE));
  }

  @Test
  void inAscii() throws IOException {
    String text = draw(step("", LOCKS), "80x24", Symbols.ASCII);
    Golden.assertMatches("step-adding-key-ascii-80x24.txt", text);
    assertThat(text).isASCII();
  }

  @Test
  void copyTakesTheStatement() {
    assertThat(type(step("", LOCKS), "y").effects())
        .singleElement()
        .isInstanceOfSatisfying(
            Effect.Copy.class,
            copy ->
                assertThat(copy.text())
                    .startsWith("ALTER TABLE \"stock\".\"movement\" ADD CONSTRAINT")
                    .endsWith(";"));
  }

  @Test
  void everyKindOfStepOfTheSceneIsExplained() {
    assertThat(Timelines.executing().steps())
        .filteredOn(step -> step.session().isPresent())
        .extracting(TimedStep::kind)
        .allSatisfy(kind -> assertThat(StepMeaning.of(kind)).isPresent());
  }

  @Test
  void aStepThatIsNotKeptAnyMoreIsMissed() {
    Model model = step("", LOCKS);
    Model gone =
        Timelines.read(
            model, Scenes.executing(), new Timeline(42, List.of(), Optional.empty()), List.of());
    assertThat(draw(gone, "80x24", Symbols.UNICODE)).contains("has no such step any more");
  }

  /** The step of a row of the night's timeline. */
  private static Model step(String keys, List<HeldLock> locks) {
    Model timeline = Timelines.model(Scenes.executing(), Timelines.executing());
    Model opened = press(type(timeline, keys), Key.Kind.ENTER);
    return Timelines.read(opened, Scenes.executing(), Timelines.executing(), locks);
  }

  private static String draw(Model model, String size, Symbols symbols) {
    String[] parts = size.split("x");
    return Dashboard.render(model, Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), symbols)
        .text();
  }
}
