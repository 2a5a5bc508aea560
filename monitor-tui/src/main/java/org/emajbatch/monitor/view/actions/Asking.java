package org.emajbatch.monitor.view.actions;

import java.util.ArrayList;
import java.util.List;
import org.emajbatch.monitor.model.Dialog;
import org.emajbatch.monitor.model.Effect;
import org.emajbatch.monitor.view.ScreenKey.Deed;
import org.emajbatch.sql.engine.SqlText;
import org.emajbatch.terminal.Printable;

/** The shape of all these dialogs: a title, the consequence, and a name typed as confirmation. */
final class Asking {

  /** What stands for a name that no keyboard can type. */
  private static final String YES = "yes";

  private static final int NAMED = 5;

  private Asking() {}

  /**
   * Asks for nothing but the confirmation.
   *
   * @param name of what it is about
   * @param noun what bears that name
   */
  static Deed confirm(
      String title, List<String> consequence, String name, String noun, Effect effect) {
    return new Deed.Ask(
        new Dialog(title, consequence, List.of(confirmation(name, noun)), texts -> effect));
  }

  /** The name, typed once more; where it has signs that cannot be typed, a word. */
  static Dialog.Input confirmation(String name, String noun) {
    return Printable.text(name).equals(name)
        ? new Dialog.Input("name of the " + noun, "", name)
        : new Dialog.Input("confirmation (yes: the " + noun + "'s name cannot be typed)", "", YES);
  }

  /** A call of one of the engine's documented functions. */
  static Effect.Call call(String function, String doing, String... arguments) {
    List<String> literals = new ArrayList<>();
    for (String argument : arguments) {
      literals.add(SqlText.literal(argument));
    }
    return new Effect.Call(
        "SELECT emaj." + function + "(" + String.join(", ", literals) + ")", doing);
  }

  /** A name in a sentence. */
  static String quoted(String name) {
    return '"' + Printable.text(name) + '"';
  }

  /** Names in a sentence, those above a handful as a number. */
  static String names(List<String> names) {
    List<String> shown = new ArrayList<>(names.stream().limit(NAMED).map(Asking::quoted).toList());
    if (names.size() > NAMED) {
      shown.add((names.size() - NAMED) + " more");
    }
    int last = shown.size() - 1;
    return last == 0
        ? shown.get(0)
        : String.join(", ", shown.subList(0, last)) + " and " + shown.get(last);
  }
}
