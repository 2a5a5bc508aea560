package org.emajbatch.monitor.view;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.emajbatch.monitor.model.Action;
import org.emajbatch.monitor.model.Model;
import org.emajbatch.sql.activity.State;

/** The help page: every key, every sign, and how to read the numbers. */
final class HelpView {

  /** Room for two of the longest lines. */
  private static final int TWO_COLUMNS = 160;

  private HelpView() {}

  /** In two columns where there is room. */
  private static List<Line> keys(Model model, Canvas canvas) {
    List<Action> actions =
        Stream.of(Action.values())
            .filter(action -> !action.isOfReplay() || model.playback().isPresent())
            .toList();
    if (canvas.columns() < TWO_COLUMNS) {
      return actions.stream().map(action -> key(action.key(), action.meaning())).toList();
    }
    List<Line> lines = new ArrayList<>();
    int half = (actions.size() + 1) / 2;
    int width = canvas.columns() / 2;
    for (int i = 0; i < half; i++) {
      Line line = key(actions.get(i).key(), actions.get(i).meaning());
      if (half + i < actions.size()) {
        Action right = actions.get(half + i);
        line = line.add(" ".repeat(Math.max(1, width - line.width())), Tone.PLAIN);
        line = line.add(key(right.key(), right.meaning()));
      }
      lines.add(line);
    }
    return lines;
  }

  private static Line key(String key, String meaning) {
    return Line.of("   %-10s".formatted(key), Tone.STRONG).add(meaning, Tone.PLAIN);
  }

  static List<Line> lines(Model model, Canvas canvas) {
    List<Line> lines = new ArrayList<>();
    List<ScreenKey> own = Screens.keys(model);
    if (!own.isEmpty()) {
      lines.add(Line.of(" KEYS OF THIS SCREEN", Tone.HEADING));
      own.forEach(key -> lines.add(key(String.valueOf(key.character()), key.meaning())));
    }
    lines.add(Line.of(" KEYS", Tone.HEADING));
    lines.addAll(keys(model, canvas));
    lines.add(Line.of(" STATES", Tone.HEADING));
    List<String> states = new ArrayList<>();
    for (State state : State.values()) {
      states.add(canvas.symbols().of(state) + " " + Words.of(state));
    }
    lines.addAll(canvas.wrap().facts(states, canvas.symbols()));
    lines.add(Line.of(" NUMBERS", Tone.HEADING));
    lines.addAll(
        canvas
            .wrap()
            .sentences(
                "Time left is that of the session that will end last ("
                    + canvas.symbols().slowest()
                    + "), from the engine's estimates and its own speed. Rows are primary keys put"
                    + " back.",
                Tone.PLAIN));
    return lines;
  }
}
