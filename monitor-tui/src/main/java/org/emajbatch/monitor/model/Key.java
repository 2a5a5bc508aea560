package org.emajbatch.monitor.model;

/**
 * A key as it was pressed, whatever it means on the screen.
 *
 * @param kind which key
 * @param character for {@link Kind#CHARACTER}; 0 for the others
 */
public record Key(Kind kind, int character) {

  /** The keys that can mean something. */
  public enum Kind {
    CHARACTER,
    ENTER,
    ESCAPE,
    BACKSPACE,
    TAB,
    BACK_TAB,
    UP,
    DOWN,
    LEFT,
    RIGHT,
    PAGE_UP,
    PAGE_DOWN,
    HOME,
    END,
    F1,
    CTRL_C,
    /** The terminal is gone: nobody is there to look any more. */
    END_OF_INPUT
  }

  /** A character, by its code point. */
  public static Key of(int character) {
    return new Key(Kind.CHARACTER, character);
  }

  /** Any other key. */
  public static Key of(Kind kind) {
    return new Key(kind, 0);
  }
}
