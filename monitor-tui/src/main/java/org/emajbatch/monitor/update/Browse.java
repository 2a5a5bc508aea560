package org.emajbatch.monitor.update;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.emajbatch.monitor.model.Action;
import org.emajbatch.monitor.model.Arrangement;
import org.emajbatch.monitor.model.Controls;
import org.emajbatch.monitor.model.Effect;
import org.emajbatch.monitor.model.Key;
import org.emajbatch.monitor.model.Mode;
import org.emajbatch.monitor.model.Model;
import org.emajbatch.monitor.model.Notice;
import org.emajbatch.monitor.model.Pace;
import org.emajbatch.monitor.model.Screen;
import org.emajbatch.monitor.view.Listing;
import org.emajbatch.monitor.view.Row;
import org.emajbatch.monitor.view.ScreenKey;
import org.emajbatch.monitor.view.ScreenKey.Deed;
import org.emajbatch.monitor.view.Screens;

/** Walking through the screens: what each key does where nothing is being typed. */
final class Browse {

  private static final int PAGE = 10;

  private static final Duration MINUTE = Duration.ofMinutes(1);

  private Browse() {}

  static Model press(Model model, Key key) {
    Optional<ScreenKey> own =
        Screens.keys(model).stream().filter(k -> key.equals(Key.of(k.character()))).findFirst();
    if (own.isPresent()) {
      return perform(model, own.get().deed());
    }
    return KeyMap.action(key).map(action -> act(model, action)).orElse(model);
  }

  private static Model act(Model model, Action action) {
    Controls controls = model.controls();
    return switch (action) {
      case QUIT -> model.withControls(controls.withQuit());
      case HELP -> model.withControls(controls.withMode(new Mode.Helping(0)));
      case BACK -> model.withControls(back(controls));
      case OPEN -> open(model);
      case DOWN -> move(model, 1);
      case UP -> move(model, -1);
      case PAGE_DOWN -> move(model, PAGE);
      case PAGE_UP -> move(model, -PAGE);
      case FIRST -> move(model, -Screens.listing(model).rows().size());
      case LAST -> move(model, Screens.listing(model).rows().size());
      case FILTER ->
          Screens.listing(model).columns().isEmpty()
              ? model
              : model.withControls(
                  controls.withMode(new Mode.Filtering(controls.arrangement().filter())));
      case SORT -> model.withControls(controls.withArrangement(sortByNext(model)));
      case REVERSE -> model.withControls(controls.withArrangement(reverse(controls.arrangement())));
      case COPY -> copy(model);
      case PAUSE -> model.withControls(controls.withPaused(!controls.paused()));
      case FASTER -> model.withControls(controls.withInterval(Pace.faster(controls.interval())));
      case SLOWER -> model.withControls(controls.withInterval(Pace.slower(controls.interval())));
      case STEP_ON -> replay(model, new Effect.Step(1));
      case STEP_BACK -> replay(model, new Effect.Step(-1));
      case MINUTE_ON -> replay(model, new Effect.Skip(MINUTE));
      case MINUTE_BACK -> replay(model, new Effect.Skip(MINUTE.negated()));
      case ROLLBACKS -> goTo(model, new Screen.Rollbacks());
      case BLOCKED -> goTo(model, new Screen.Blocked());
      case IN_DOUBT -> goTo(model, new Screen.InDoubt());
      case GROUPS -> goTo(model, new Screen.Groups());
      case NEXT -> goTo(model, next(controls.path().get(0)));
    };
  }

  private static Model replay(Model model, Effect effect) {
    return model.playback().isEmpty() ? model : model.withEffect(effect);
  }

  /** First takes the filter away, because it hides rows; then goes. */
  private static Controls back(Controls controls) {
    return controls.arrangement().filter().isEmpty()
        ? controls.back()
        : controls.withArrangement(controls.arrangement().withFilter(""));
  }

  private static Model goTo(Model model, Screen screen) {
    return model.withControls(model.controls().withPath(List.of(screen)));
  }

  private static Screen next(Screen home) {
    int at = Screens.HOMES.indexOf(home);
    return Screens.HOMES.get((at + 1) % Screens.HOMES.size());
  }

  private static Model open(Model model) {
    return Screens.selection(model)
        .flatMap(row -> Screens.open(model, row.id()))
        .map(screen -> model.withControls(model.controls().opening(screen)))
        .orElse(model);
  }

  /** Moves the selection by so many rows, stopping at both ends of the list. */
  private static Model move(Model model, int by) {
    List<Row> rows = Screens.listing(model).rows();
    if (rows.isEmpty()) {
      return model;
    }
    int from = Screens.selection(model).map(rows::indexOf).orElse(0);
    int to = Math.max(0, Math.min(rows.size() - 1, from + by));
    return select(model, rows.get(to).id());
  }

  private static Model select(Model model, String row) {
    Controls controls = model.controls();
    return model.withControls(controls.withArrangement(controls.arrangement().withSelected(row)));
  }

  /** Selects a row; a second click opens it. */
  static Model click(Model model, String row) {
    if (!(model.controls().mode() instanceof Mode.Browsing)) {
      return model;
    }
    boolean again = Screens.selection(model).map(Row::id).filter(row::equals).isPresent();
    return again ? open(model) : select(model, row);
  }

  static Model scroll(Model model, int rows) {
    return model.controls().mode() instanceof Mode.Browsing ? move(model, rows) : model;
  }

  /** From the list's own order through all columns and back to it. */
  private static Arrangement sortByNext(Model model) {
    Arrangement now = model.controls().arrangement();
    Listing listing = Screens.listing(model);
    int next = now.sortedBy().orElse(-1) + 1;
    OptionalInt column =
        next < listing.columns().size() ? OptionalInt.of(next) : OptionalInt.empty();
    return new Arrangement(column, false, now.filter(), now.selected());
  }

  private static Arrangement reverse(Arrangement now) {
    return now.sortedBy().isEmpty()
        ? now
        : new Arrangement(now.sortedBy(), !now.descending(), now.filter(), now.selected());
  }

  private static Model copy(Model model) {
    Optional<String> text = Screens.copy(model);
    return text.map(
            copied ->
                note(model, "Copied: " + copied.lines().findFirst().orElse(""), false)
                    .withEffect(new Effect.Copy(copied)))
        .orElse(model);
  }

  private static Model perform(Model model, Deed deed) {
    if (deed instanceof Deed.Show show) {
      return model.withControls(model.controls().showing(show.screen()));
    }
    if (deed instanceof Deed.Open open) {
      return model.withControls(model.controls().opening(open.screen()));
    }
    if (model.playback().isPresent() && deed.needsServer()) {
      return note(model, "This is a recording: there is no server that could do it.", true);
    }
    if (deed instanceof Deed.Ask ask) {
      return model.setting().actions()
          ? model.withControls(model.controls().withMode(new Mode.Asking(ask.dialog(), 0)))
          : note(model, "Start emaj-monitor with --allow-actions for this key.", true);
    }
    if (deed instanceof Deed.Act act) {
      // What is asked for anew must be shown when it comes, also while paused.
      return (act.effect() instanceof Effect.ReadAgain ? model.withoutExtra() : model)
          .withEffect(act.effect());
    }
    return note(model, ((Deed.Refuse) deed).reason(), true);
  }

  private static Model note(Model model, String text, boolean bad) {
    return model.withControls(
        model.controls().withNotice(Optional.of(new Notice(text, bad, model.now()))));
  }

  /** The help page hears the keys that move or leave it, and no others. */
  static Model onHelpPage(Model model, Mode.Helping help, Key key) {
    return KeyMap.action(key)
        .map(
            action ->
                switch (action) {
                  case QUIT -> model.withControls(model.controls().withQuit());
                  case HELP, BACK -> model.withControls(model.controls().withMode(Mode.browsing()));
                  case DOWN -> help(model, help.from() + 1);
                  case UP -> help(model, help.from() - 1);
                  case PAGE_DOWN -> help(model, help.from() + PAGE);
                  case PAGE_UP -> help(model, help.from() - PAGE);
                  case FIRST -> help(model, 0);
                  case LAST -> help(model, Integer.MAX_VALUE);
                  default -> model;
                })
        .orElse(model);
  }

  /** The last line of it stays on the screen, whatever that shows. */
  private static Model help(Model model, int from) {
    int last = Action.values().length + Screens.keys(model).size();
    return model.withControls(
        model.controls().withMode(new Mode.Helping(Math.max(0, Math.min(last, from)))));
  }
}
