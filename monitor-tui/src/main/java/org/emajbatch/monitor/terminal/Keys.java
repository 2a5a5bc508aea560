package org.emajbatch.monitor.terminal;

import com.googlecode.lanterna.input.KeyStroke;
import java.util.Optional;
import org.emajbatch.monitor.model.Key;
import org.emajbatch.monitor.model.Key.Kind;

/** Lanterna's keys as the model knows them. */
public final class Keys {

  private Keys() {}

  /** The key; nothing for those that mean nothing here. */
  public static Optional<Key> of(KeyStroke key) {
    if (key.isAltDown()) {
      return Optional.empty();
    }
    return Optional.ofNullable(
        switch (key.getKeyType()) {
          case Character -> character(key);
          case Enter -> Key.of(Kind.ENTER);
          case Escape -> Key.of(Kind.ESCAPE);
          case Backspace, Delete -> Key.of(Kind.BACKSPACE);
          case Tab -> Key.of(Kind.TAB);
          case ReverseTab -> Key.of(Kind.BACK_TAB);
          case ArrowUp -> Key.of(Kind.UP);
          case ArrowDown -> Key.of(Kind.DOWN);
          case ArrowLeft -> Key.of(Kind.LEFT);
          case ArrowRight -> Key.of(Kind.RIGHT);
          case PageUp -> Key.of(Kind.PAGE_UP);
          case PageDown -> Key.of(Kind.PAGE_DOWN);
          case Home -> Key.of(Kind.HOME);
          case End -> Key.of(Kind.END);
          case F1 -> Key.of(Kind.F1);
          case EOF -> Key.of(Kind.END_OF_INPUT);
          default -> null;
        });
  }

  private static Key character(KeyStroke key) {
    if (key.isCtrlDown()) {
      return key.getCharacter() == 'c' ? Key.of(Kind.CTRL_C) : null;
    }
    return Key.of(key.getCharacter());
  }
}
