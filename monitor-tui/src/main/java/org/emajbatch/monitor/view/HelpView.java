package org.emajbatch.monitor.view;

import java.util.ArrayList;
import java.util.List;
import org.emajbatch.monitor.model.Action;
import org.emajbatch.sql.activity.State;

/** The help page: every key, every sign, and how to read the numbers. */
final class HelpView {

  private HelpView() {}

  static List<Line> lines(Canvas canvas) {
    List<Line> lines = new ArrayList<>();
    lines.add(Line.of(" KEYS", Tone.HEADING));
    for (Action action : Action.values()) {
      lines.add(
          Line.of("   %-10s".formatted(action.key()), Tone.STRONG)
              .add(action.meaning(), Tone.PLAIN));
    }
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
