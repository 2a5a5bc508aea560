package org.emajbatch.monitor.update;

import java.util.Optional;
import org.emajbatch.monitor.model.Action;
import org.emajbatch.monitor.model.Key;

/** Which key asks for what while the user walks through the screens. */
final class KeyMap {

  private KeyMap() {}

  /** What it asks for on every screen; nothing for keys that only some screens know. */
  static Optional<Action> action(Key key) {
    return switch (key.kind()) {
      case CHARACTER -> character(key.character());
      case ENTER, RIGHT -> Optional.of(Action.OPEN);
      case ESCAPE, LEFT, BACKSPACE -> Optional.of(Action.BACK);
      case UP -> Optional.of(Action.UP);
      case DOWN -> Optional.of(Action.DOWN);
      case PAGE_UP -> Optional.of(Action.PAGE_UP);
      case PAGE_DOWN -> Optional.of(Action.PAGE_DOWN);
      case HOME -> Optional.of(Action.FIRST);
      case END -> Optional.of(Action.LAST);
      case TAB -> Optional.of(Action.NEXT);
      case F1 -> Optional.of(Action.HELP);
      case CTRL_C, END_OF_INPUT -> Optional.of(Action.QUIT);
      case BACK_TAB -> Optional.empty();
    };
  }

  private static Optional<Action> character(int character) {
    return Optional.ofNullable(
        switch (character) {
          case 'q', 'Q' -> Action.QUIT;
          case '?' -> Action.HELP;
          case 'h' -> Action.BACK;
          case 'l' -> Action.OPEN;
          case 'j' -> Action.DOWN;
          case 'k' -> Action.UP;
          case 'g' -> Action.FIRST;
          case 'G' -> Action.LAST;
          case '/' -> Action.FILTER;
          case 's' -> Action.SORT;
          case 'S' -> Action.REVERSE;
          case 'y' -> Action.COPY;
          case ' ' -> Action.PAUSE;
          case '+', '=' -> Action.FASTER;
          case '-' -> Action.SLOWER;
          case '.' -> Action.STEP_ON;
          case ',' -> Action.STEP_BACK;
          case '>' -> Action.MINUTE_ON;
          case '<' -> Action.MINUTE_BACK;
          case '1' -> Action.ROLLBACKS;
          case '2' -> Action.BLOCKED;
          case '3' -> Action.IN_DOUBT;
          case '4' -> Action.GROUPS;
          default -> null;
        });
  }
}
