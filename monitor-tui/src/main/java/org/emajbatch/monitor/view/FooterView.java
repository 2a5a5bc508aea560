package org.emajbatch.monitor.view;

import java.util.ArrayList;
import java.util.List;
import org.emajbatch.monitor.model.Action;
import org.emajbatch.monitor.model.Mode;
import org.emajbatch.monitor.model.Model;

/** The bottom of every screen: the keys that are valid now, the most wanted first. */
final class FooterView {

  private record Pair(String key, String label) {
    private static Pair of(Action action) {
      return new Pair(action.key(), action.label());
    }
  }

  private FooterView() {}

  static Line line(Model model, Canvas canvas) {
    Line line = Line.EMPTY;
    for (Pair pair : pairs(model, canvas.symbols())) {
      Line longer = pair(line, pair);
      // A key that is cut in half says nothing; the help page has them all.
      if (longer.width() > canvas.columns()) {
        break;
      }
      line = longer;
    }
    return line;
  }

  private static List<Pair> pairs(Model model, Symbols symbols) {
    Mode mode = model.controls().mode();
    if (mode instanceof Mode.Helping) {
      return List.of(
          Pair.of(Action.BACK), new Pair(symbols.upDown(), "scroll"), Pair.of(Action.QUIT));
    }
    if (mode instanceof Mode.Filtering) {
      return List.of(new Pair("Enter", "keep"), new Pair("Esc", "as before"));
    }
    if (mode instanceof Mode.Asking) {
      return List.of(
          new Pair("Enter", "next, then do it"),
          new Pair("Tab", "other field"),
          new Pair("Esc", "do nothing"));
    }
    return browsing(model, symbols);
  }

  private static List<Pair> browsing(Model model, Symbols symbols) {
    List<Pair> pairs = new ArrayList<>(List.of(Pair.of(Action.QUIT), Pair.of(Action.HELP)));
    if (model.controls().path().size() > 1) {
      pairs.add(new Pair("Esc", Action.BACK.label()));
    }
    Listing listing = Screens.listing(model);
    if (listing
        .selection(model.controls().arrangement())
        .flatMap(row -> Screens.open(model, row.id()))
        .isPresent()) {
      pairs.add(new Pair("Enter", Action.OPEN.label()));
    }
    Screens.keys(model).stream()
        .filter(key -> !key.label().isEmpty())
        .forEach(key -> pairs.add(new Pair(String.valueOf(key.character()), key.label())));
    if (listing.rows().size() > 1) {
      pairs.add(new Pair(symbols.upDown(), "select"));
      pairs.add(Pair.of(Action.FILTER));
      pairs.add(Pair.of(Action.SORT));
    }
    if (Screens.copy(model).isPresent()) {
      pairs.add(Pair.of(Action.COPY));
    }
    pairs.add(
        model.controls().paused() ? new Pair(Action.PAUSE.key(), "go on") : Pair.of(Action.PAUSE));
    if (model.playback().isPresent()) {
      pairs.add(Pair.of(Action.STEP_ON));
      pairs.add(Pair.of(Action.STEP_BACK));
    }
    pairs.add(Pair.of(Action.FASTER));
    pairs.add(Pair.of(Action.SLOWER));
    return pairs;
  }

  private static Line pair(Line line, Pair pair) {
    return line.add(" " + pair.key(), Tone.BAR_KEY).add(" " + pair.label() + " ", Tone.BAR);
  }
}
