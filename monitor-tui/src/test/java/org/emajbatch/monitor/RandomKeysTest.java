package org.emajbatch.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.emajbatch.monitor.model.Event;
import org.emajbatch.monitor.model.Key;
import org.emajbatch.monitor.model.Model;
import org.emajbatch.monitor.update.Update;
import org.emajbatch.monitor.view.Dashboard;
import org.emajbatch.monitor.view.Grid;
import org.emajbatch.monitor.view.Symbols;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is pressed, in whatever order and size: there is a picture, and it fills the screen. */
class RandomKeysTest {

  private static final String CHARACTERS =
      "?hljkgG/sSy +=-.,<>1234mctoefwdvrRpnabxXDCPu日\u0301\u001b\u202e'\"";

  private static final int PRESSES = 150;

  private static List<Model> scenes() {
    return Stream.of(
            Scenes.watched(),
            Scenes.model(Scenes.inDoubt()),
            Scenes.model(Scenes.dying()),
            Scenes.model(Scenes.many()),
            Timelines.model(Scenes.executing(), Timelines.odd()),
            Timelines.model(Scenes.executing(), Timelines.executing()),
            Timelines.model(Scenes.dying(), Timelines.dying()),
            GroupScenes.groups(),
            GroupScenes.marks(),
            GroupScenes.contents(),
            GroupScenes.statistics(true),
            GroupScenes.consolidables(),
            GroupScenes.history(),
            GroupScenes.simulation(),
            WaitScenes.blocked(),
            WaitScenes.blockedByPrepared(),
            WaitScenes.blockedInACircle())
        .flatMap(
            scene ->
                Stream.of(
                    scene, GroupScenes.allowed(scene), replayed(scene, 1), replayed(scene, 9)))
        .toList();
  }

  private static Model replayed(Model scene, int position) {
    return Replayed.at(scene, position, 9);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void nothingBreaksIt(long seed) {
    Random random = new Random(seed);
    for (Model scene : scenes()) {
      StringBuilder pressed = new StringBuilder();
      Model model = scene;
      for (int i = 0; i < PRESSES; i++) {
        Key key = key(random);
        pressed.append(' ').append(key);
        int columns = 1 + random.nextInt(250);
        int rows = 1 + random.nextInt(80);
        Symbols symbols = random.nextBoolean() ? Symbols.UNICODE : Symbols.ASCII;
        try {
          model = Update.apply(model, new Event.KeyPressed(key)).withoutEffects();
          Grid grid = Dashboard.render(model, columns, rows, symbols);
          assertThat(grid.text().lines()).hasSize(rows);
          assertThat(grid.text())
              .doesNotContainPattern("[\\p{Cc}&&[^\\n]]")
              .doesNotContain("\u202e");
        } catch (RuntimeException | AssertionError e) {
          throw new AssertionError(
              "%s after%s in %dx%d".formatted(model.screen(), pressed, columns, rows), e);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {3})
  void theKeysOfferedAreValid(long seed) {
    Random random = new Random(seed);
    for (Model scene : scenes()) {
      Model model = scene;
      FooterKeys.assertValid(model);
      for (int i = 0; i < PRESSES; i++) {
        model = Update.apply(model, new Event.KeyPressed(key(random))).withoutEffects();
        if (model.controls().quit()) {
          model = scene;
        }
        FooterKeys.assertValid(model);
      }
    }
  }

  private static Key key(Random random) {
    Key.Kind[] kinds = Key.Kind.values();
    if (random.nextInt(3) > 0) {
      int[] characters = CHARACTERS.codePoints().toArray();
      return Key.of(characters[random.nextInt(characters.length)]);
    }
    return Optional.of(kinds[random.nextInt(kinds.length)])
        .filter(kind -> kind != Key.Kind.CHARACTER)
        .map(Key::of)
        .orElse(Key.of(Key.Kind.ENTER));
  }
}
