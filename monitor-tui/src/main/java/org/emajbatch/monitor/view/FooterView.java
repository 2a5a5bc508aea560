package org.emajbatch.monitor.view;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.emajbatch.monitor.model.Action;
import org.emajbatch.monitor.model.Dialog;
import org.emajbatch.monitor.model.Mode;
import org.emajbatch.monitor.model.Model;
import org.emajbatch.monitor.model.Pace;

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
    if (mode instanceof Mode.Asking asking) {
      return asking(asking.dialog());
    }
    return browsing(model, symbols);
  }

  private static List<Pair> asking(Dialog dialog) {
    List<Pair> pairs = new ArrayList<>();
    if (dialog.inputs().stream().allMatch(Dialog.Input::isComplete)) {
      pairs.add(new Pair("Enter", "do it"));
    }
    if (dialog.inputs().size() > 1) {
      pairs.add(new Pair("Tab", "other field"));
    }
    pairs.add(new Pair("Esc", "do nothing"));
    return pairs;
  }

  private static List<Pair> browsing(Model model, Symbols symbols) {
    List<Pair> pairs = new ArrayList<>(List.of(Pair.of(Action.QUIT), Pair.of(Action.HELP)));
    boolean filtered = !model.controls().arrangement().filter().isEmpty();
    if (filtered) {
      pairs.add(new Pair("Esc", "show all"));
    } else if (model.controls().path().size() > 1) {
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
        .filter(key -> !key.label().isEmpty() && isValid(key.deed(), model))
        .forEach(key -> pairs.add(new Pair(String.valueOf(key.character()), key.label())));
    boolean several = listing.rows().size() > 1;
    if (several) {
      pairs.add(new Pair(symbols.upDown(), "select"));
    }
    if (several || filtered) {
      pairs.add(Pair.of(Action.FILTER));
    }
    if (several) {
      pairs.add(Pair.of(Action.SORT));
    }
    if (Screens.copy(model).isPresent()) {
      pairs.add(Pair.of(Action.COPY));
    }
    pairs.add(
        model.controls().paused() ? new Pair(Action.PAUSE.key(), "go on") : Pair.of(Action.PAUSE));
    if (model.playback().filter(playback -> !playback.isAtEnd()).isPresent()) {
      pairs.add(Pair.of(Action.STEP_ON));
    }
    if (model.playback().filter(playback -> !playback.isAtBeginning()).isPresent()) {
      pairs.add(Pair.of(Action.STEP_BACK));
    }
    Duration interval = model.controls().interval();
    if (!Pace.faster(interval).equals(interval)) {
      pairs.add(Pair.of(Action.FASTER));
    }
    if (!Pace.slower(interval).equals(interval)) {
      pairs.add(Pair.of(Action.SLOWER));
    }
    if (model.playback().filter(playback -> !playback.isAtEnd()).isPresent()) {
      pairs.add(Pair.of(Action.MINUTE_ON));
    }
    if (model.playback().filter(playback -> !playback.isAtBeginning()).isPresent()) {
      pairs.add(Pair.of(Action.MINUTE_BACK));
    }
    return pairs;
  }

  /** A key that would be refused is heard nevertheless, and then says why. */
  private static boolean isValid(ScreenKey.Deed deed, Model model) {
    return !(deed instanceof ScreenKey.Deed.Refuse)
        && (model.playback().isEmpty() || !deed.needsServer())
        && (model.setting().actions() || !(deed instanceof ScreenKey.Deed.Ask));
  }

  private static Line pair(Line line, Pair pair) {
    return line.add(" " + pair.key(), Tone.BAR_KEY).add(" " + pair.label() + " ", Tone.BAR);
  }
}
