package org.emajbatch.monitor.update;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.emajbatch.monitor.model.Controls;
import org.emajbatch.monitor.model.Dialog;
import org.emajbatch.monitor.model.Key;
import org.emajbatch.monitor.model.Mode;
import org.emajbatch.monitor.model.Model;
import org.emajbatch.monitor.model.Notice;

/** Typing: a filter, or the answers of a dialog. */
final class Typing {

  private static final int LONGEST = 200;

  private Typing() {}

  static Model filter(Model model, Mode.Filtering filtering, Key key) {
    Controls controls = model.controls();
    return switch (key.kind()) {
      case ENTER, DOWN, UP -> model.withControls(controls.withMode(Mode.browsing()));
      case ESCAPE ->
          model.withControls(
              controls
                  .withArrangement(controls.arrangement().withFilter(filtering.before()))
                  .withMode(Mode.browsing()));
      default ->
          model.withControls(
              controls.withArrangement(
                  controls.arrangement().withFilter(edit(controls.arrangement().filter(), key))));
    };
  }

  static Model answer(Model model, Mode.Asking asking, Key key) {
    Controls controls = model.controls();
    return switch (key.kind()) {
      case ESCAPE -> model.withControls(controls.withMode(Mode.browsing()));
      case TAB, DOWN -> model.withControls(controls.withMode(focus(asking, 1)));
      case BACK_TAB, UP -> model.withControls(controls.withMode(focus(asking, -1)));
      case ENTER -> enter(model, asking);
      default -> model.withControls(controls.withMode(type(asking, key)));
    };
  }

  private static Mode focus(Mode.Asking asking, int by) {
    int count = asking.dialog().inputs().size();
    return new Mode.Asking(asking.dialog(), Math.floorMod(asking.focus() + by, count));
  }

  private static Mode type(Mode.Asking asking, Key key) {
    List<Dialog.Input> inputs = new ArrayList<>(asking.dialog().inputs());
    Dialog.Input input = inputs.get(asking.focus());
    inputs.set(
        asking.focus(), new Dialog.Input(input.label(), edit(input.text(), key), input.required()));
    Dialog dialog = asking.dialog();
    return new Mode.Asking(
        new Dialog(dialog.title(), dialog.consequence(), inputs, dialog.answer()), asking.focus());
  }

  /** Goes on to what is missing; acts when nothing is. */
  private static Model enter(Model model, Mode.Asking asking) {
    Controls controls = model.controls();
    List<Dialog.Input> inputs = asking.dialog().inputs();
    for (int i = 0; i < inputs.size(); i++) {
      if (!inputs.get(i).isComplete()) {
        String missing = "Type " + wanted(inputs.get(i)) + ", or Esc to do nothing.";
        return model.withControls(
            controls
                .withMode(new Mode.Asking(asking.dialog(), i))
                .withNotice(Optional.of(new Notice(missing, true, model.now()))));
      }
    }
    return model
        .withControls(controls.withMode(Mode.browsing()))
        .withEffect(
            asking.dialog().answer().effect(inputs.stream().map(Dialog.Input::text).toList()));
  }

  private static String wanted(Dialog.Input input) {
    return input.required().isEmpty()
        ? "the " + input.label()
        : input.required() + " as the " + input.label();
  }

  private static String edit(String text, Key key) {
    if (key.kind() == Key.Kind.BACKSPACE) {
      return text.isEmpty() ? text : text.substring(0, text.offsetByCodePoints(text.length(), -1));
    }
    return key.kind() == Key.Kind.CHARACTER && text.length() < LONGEST
        ? text + Character.toString(key.character())
        : text;
  }
}
