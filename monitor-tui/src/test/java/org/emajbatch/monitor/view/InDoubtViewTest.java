package org.emajbatch.monitor.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.emajbatch.monitor.Presses.press;
import static org.emajbatch.monitor.Presses.type;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.emajbatch.monitor.Golden;
import org.emajbatch.monitor.Scenes;
import org.emajbatch.monitor.ScreenGoldens;
import org.emajbatch.monitor.model.Effect;
import org.emajbatch.monitor.model.Key;
import org.emajbatch.monitor.model.Model;
import org.emajbatch.monitor.model.Screen;
import org.emajbatch.sql.activity.Leftover;
import org.emajbatch.sql.activity.RollbackActivity;
import org.emajbatch.sql.run.Outcome;
import org.emajbatch.sql.run.PreparedTransaction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InDoubtViewTest {

  private static final String RECOVER = "emaj-parallel-rollback recover -d sales -h db1 -p 5432";

  @ParameterizedTest
  @ValueSource(strings = {"80x24", "120x40", "200x60", "60x20"})
  void looksAsReviewed(String size) throws IOException {
    Golden.assertMatches("leftovers-" + size + ".txt", draw(model(everyFate()), size));
  }

  @ParameterizedTest
  @ValueSource(strings = {"80x24", "60x20", "44x24"})
  void noFateIsCutOff(String size) {
    assertThat(draw(model(everyFate()), size))
        .contains(" commit it ", " ask or roll back ", " leave it ");
  }

  @Test
  void inAscii() throws IOException {
    ScreenGoldens.assertLooksInAscii("leftovers", model(everyFate()));
  }

  @Test
  void saysSoWhereNothingIsInDoubt() throws IOException {
    Golden.assertMatches(
        "leftovers-none-80x24.txt", draw(type(Scenes.model(Scenes.quiet()), "3"), "80x24"));
  }

  @Test
  void copyTakesTheCommandThatFinishesIt() {
    assertThat(type(model(everyFate()), "y").effects()).containsExactly(new Effect.Copy(RECOVER));
  }

  @Test
  void enterShowsTheRollbackItBelongsTo() {
    assertThat(press(model(everyFate()), Key.Kind.ENTER).screen())
        .isEqualTo(new Screen.Timeline(41));
    Model unknown = type(model(everyFate()), "G");
    assertThat(press(unknown, Key.Kind.ENTER).screen()).isEqualTo(new Screen.InDoubt());
  }

  @Test
  void whatOnlyAnotherVersionMayFinishHasNoCommand() {
    Model last = type(model(everyFate()), "G");
    assertThat(type(last, "y").effects())
        .containsExactly(new Effect.Copy("emaj_batch:9:of-the-future"));
    String page = draw(last, "120x40");
    assertThat(page.substring(page.indexOf("IN DOUBT"))).doesNotContain("Type:");
  }

  private static Model model(List<Leftover> leftovers) {
    RollbackActivity scene = Scenes.inDoubt();
    return type(
        Scenes.model(
            new RollbackActivity(
                scene.takenAt(), scene.database(), scene.running(), scene.recent(), leftovers)),
        "3");
  }

  private static List<Leftover> everyFate() {
    List<Leftover> two = Scenes.inDoubt().leftovers();
    PreparedTransaction first = two.get(0).transaction();
    Leftover unknown =
        new Leftover(
            new PreparedTransaction(
                "emaj_batch:9:of-the-future",
                PreparedTransaction.Kind.OURS_UNKNOWN_VERSION,
                Optional.empty(),
                OptionalInt.empty(),
                first.owner(),
                "archive",
                first.preparedAt().plusSeconds(60),
                7_101),
            OptionalInt.empty(),
            Optional.empty());
    Leftover undecided =
        new Leftover(two.get(1).transaction(), two.get(1).rollbackId(), Optional.empty());
    return Stream.of(two.get(0), undecided, unknown).toList();
  }

  @Test
  void whatIsDecidedAgainstIsRolledBack() {
    Leftover one = Scenes.inDoubt().leftovers().get(0);
    Leftover against =
        new Leftover(one.transaction(), one.rollbackId(), Optional.of(Outcome.ABORTED));
    assertThat(draw(model(List.of(against)), "80x24")).contains("decided against");
  }

  private static String draw(Model model, String size) {
    String[] parts = size.split("x");
    return Dashboard.render(
            model, Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Symbols.UNICODE)
        .text();
  }
}
