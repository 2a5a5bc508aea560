package org.emajbatch.monitor.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.emajbatch.monitor.Presses.press;
import static org.emajbatch.monitor.Presses.type;

import java.util.List;
import org.emajbatch.monitor.Scenes;
import org.emajbatch.monitor.model.Dialog;
import org.emajbatch.monitor.model.Effect;
import org.emajbatch.monitor.model.Key.Kind;
import org.emajbatch.monitor.model.Mode;
import org.emajbatch.monitor.model.Model;
import org.junit.jupiter.api.Test;

class DialogTest {

  private final Model asked =
      asking(
          new Dialog(
              "Set a mark",
              List.of("Sets a mark on group orders."),
              List.of(
                  new Dialog.Input("name of the mark", "", ""),
                  new Dialog.Input("name of the group", "", "orders")),
              texts -> new Effect.Call(String.join("/", texts), "mark set")));

  @Test
  void nothingIsDoneBeforeAllIsTyped() {
    Model early = press(asked, Kind.ENTER);
    assertThat(early.effects()).isEmpty();
    assertThat(early.controls().notice().orElseThrow().text())
        .isEqualTo("Type the name of the mark, or Esc to do nothing.");

    Model wrong = press(type(press(type(asked, "m 1"), Kind.TAB), "order"), Kind.ENTER);
    assertThat(wrong.effects()).isEmpty();
    assertThat(wrong.controls().notice().orElseThrow().text())
        .isEqualTo("Type orders as the name of the group, or Esc to do nothing.");

    Model right = press(type(wrong, "s"), Kind.ENTER);
    assertThat(right.effects()).containsExactly(new Effect.Call("m 1/orders", "mark set"));
    assertThat(right.controls().mode()).isEqualTo(Mode.browsing());
    assertThat(right.withoutEffects().effects()).isEmpty();
  }

  @Test
  void escDoesNothing() {
    Model left = press(type(asked, "m"), Kind.ESCAPE);
    assertThat(left.effects()).isEmpty();
    assertThat(left.controls().mode()).isEqualTo(Mode.browsing());
  }

  @Test
  void keysAreTextAndBackspaceTakesOneCharacterAway() {
    Model typed = press(type(asked, "q 😀"), Kind.BACKSPACE);
    assertThat(typed.controls().quit()).isFalse();
    assertThat(((Mode.Asking) typed.controls().mode()).dialog().inputs().get(0).text())
        .isEqualTo("q ");
  }

  @Test
  void arrowsAndTabGoRoundTheFields() {
    assertThat(focus(press(asked, Kind.DOWN))).isEqualTo(1);
    assertThat(focus(press(asked, Kind.TAB, Kind.TAB))).isZero();
    assertThat(focus(press(asked, Kind.UP))).isEqualTo(1);
    assertThat(focus(press(asked, Kind.BACK_TAB, Kind.BACK_TAB))).isZero();
  }

  private static int focus(Model model) {
    return ((Mode.Asking) model.controls().mode()).focus();
  }

  private static Model asking(Dialog dialog) {
    Model model = Scenes.model(Scenes.executing());
    return model.withControls(model.controls().withMode(new Mode.Asking(dialog, 0)));
  }
}
