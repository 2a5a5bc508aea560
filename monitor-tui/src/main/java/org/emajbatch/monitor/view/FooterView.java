package org.emajbatch.monitor.view;

import org.emajbatch.monitor.model.Action;
import org.emajbatch.monitor.model.Model;

/** The bottom of every screen: the keys that are valid now. */
final class FooterView {

  private FooterView() {}

  static Line line(Model model, Symbols symbols) {
    if (model.controls().help()) {
      return key(Line.EMPTY, Action.BACK).add(key(Line.EMPTY, Action.QUIT));
    }
    Line line = key(Line.EMPTY, Action.QUIT);
    line =
        model.controls().paused()
            ? pair(line, Action.PAUSE.key(), "go on")
            : key(line, Action.PAUSE);
    line = key(key(line, Action.FASTER), Action.SLOWER);
    if (model.rollbacks().size() > 1) {
      line = pair(line, symbols.upDown(), "select");
    }
    return key(line, Action.HELP);
  }

  private static Line key(Line line, Action action) {
    return pair(line, action.key(), action.label());
  }

  private static Line pair(Line line, String key, String label) {
    return line.add(" " + key, Tone.BAR_KEY).add(" " + label + " ", Tone.BAR);
  }
}
