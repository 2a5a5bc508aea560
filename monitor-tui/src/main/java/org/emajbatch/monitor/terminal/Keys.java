package org.emajbatch.monitor.terminal;

import com.googlecode.lanterna.input.KeyStroke;
import com.googlecode.lanterna.input.KeyType;
import java.util.Optional;
import org.emajbatch.monitor.model.Action;

/** Which key asks for what. */
public final class Keys {

  private Keys() {}

  /** The action that a key stands for; nothing for keys without one. */
  public static Optional<Action> action(KeyStroke key) {
    if (key.isAltDown()) {
      return Optional.empty();
    }
    return switch (key.getKeyType()) {
      case Character -> Optional.ofNullable(character(key));
      case ArrowDown -> Optional.of(Action.DOWN);
      case ArrowUp -> Optional.of(Action.UP);
      case Home -> Optional.of(Action.FIRST);
      case End -> Optional.of(Action.LAST);
      case Escape -> Optional.of(Action.BACK);
      case F1 -> Optional.of(Action.HELP);
      // The terminal is gone: nobody is there to look any more.
      case EOF -> Optional.of(Action.QUIT);
      default -> Optional.empty();
    };
  }

  /** Whether no further key will come. */
  static boolean isEndOfInput(KeyStroke key) {
    return key.getKeyType() == KeyType.EOF;
  }

  private static Action character(KeyStroke key) {
    char c = key.getCharacter();
    if (key.isCtrlDown()) {
      return c == 'c' ? Action.QUIT : null;
    }
    return switch (c) {
      case 'q', 'Q' -> Action.QUIT;
      case ' ' -> Action.PAUSE;
      case '+', '=' -> Action.FASTER;
      case '-' -> Action.SLOWER;
      case 'j' -> Action.DOWN;
      case 'k' -> Action.UP;
      case 'g' -> Action.FIRST;
      case 'G' -> Action.LAST;
      case '?', 'h' -> Action.HELP;
      default -> null;
    };
  }
}
