package org.emajbatch.monitor;

import org.emajbatch.monitor.model.Event;
import org.emajbatch.monitor.model.Key;
import org.emajbatch.monitor.model.Model;
import org.emajbatch.monitor.update.Update;

/** Presses keys on a model, as a user would. */
public final class Presses {

  private Presses() {}

  /** One character after the other. */
  public static Model type(Model model, String characters) {
    Model result = model;
    for (int character : characters.codePoints().toArray()) {
      result = Update.apply(result, new Event.KeyPressed(Key.of(character)));
    }
    return result;
  }

  /** Other keys. */
  public static Model press(Model model, Key.Kind... keys) {
    Model result = model;
    for (Key.Kind key : keys) {
      result = Update.apply(result, new Event.KeyPressed(Key.of(key)));
    }
    return result;
  }
}
