package org.emajbatch.monitor.view;

import org.emajbatch.monitor.model.Dialog;
import org.emajbatch.monitor.model.Effect;
import org.emajbatch.monitor.model.Screen;

/**
 * A key that only one kind of screen has.
 *
 * @param character the key
 * @param label one word for the footer; empty where the screen itself shows the key
 * @param meaning a phrase for the help page
 * @param deed what it does
 */
public record ScreenKey(char character, String label, String meaning, Deed deed) {

  /** What a key does. */
  public sealed interface Deed {

    /** Whether there is more to it than to look at what is known already. */
    default boolean needsServer() {
      return this instanceof Ask || this instanceof Act;
    }

    /** Shows another screen in this one's place. */
    record Show(Screen screen) implements Deed {}

    /** Shows another screen, from which Esc leads back. */
    record Open(Screen screen) implements Deed {}

    /** Asks, then acts; only where actions are allowed. */
    record Ask(Dialog dialog) implements Deed {}

    /** Acts at once: nothing but what a reader may do. */
    record Act(Effect effect) implements Deed {}

    /** Does nothing now, and says why. */
    record Refuse(String reason) implements Deed {}
  }
}
