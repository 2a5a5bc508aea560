package org.emajbatch.monitor.view;

import java.util.List;
import java.util.Optional;
import org.emajbatch.monitor.model.Derived;
import org.emajbatch.monitor.model.Model;
import org.emajbatch.monitor.model.Screen;
import org.emajbatch.monitor.view.blocked.BlockedView;
import org.emajbatch.monitor.view.groups.ConsolidablesView;
import org.emajbatch.monitor.view.groups.ContentsView;
import org.emajbatch.monitor.view.groups.GroupsView;
import org.emajbatch.monitor.view.groups.HistoryView;
import org.emajbatch.monitor.view.groups.MarksView;
import org.emajbatch.monitor.view.groups.SimulationView;
import org.emajbatch.monitor.view.groups.StatisticsView;
import org.emajbatch.monitor.view.timeline.StepView;
import org.emajbatch.monitor.view.timeline.TimelineView;

/** Which view draws which screen, and what they say of the one that is shown. */
public final class Screens {

  /** The screens that a key leads to from everywhere, in the keys' order. */
  public static final List<Screen> HOMES =
      List.of(
          new Screen.Rollbacks(), new Screen.Blocked(), new Screen.InDoubt(), new Screen.Groups());

  /** The rows of a screen as the user wants them. */
  static final Derived.Key<Asked, Listing> ARRANGED =
      new Derived.Key<>(asked -> Drawn.of(asked.screen()).arrange(asked.model()));

  /** What a list is made from. */
  record Asked(Model model, Screen screen) {}

  private Screens() {}

  /** The rows of the screen as the user wants them. */
  public static Listing listing(Model model) {
    return Drawn.of(model.screen()).arranged(model);
  }

  /** The selected row. */
  public static Optional<Row> selection(Model model) {
    return Drawn.of(model.screen()).selection(model);
  }

  /** Where Enter leads from a row. */
  public static Optional<Screen> open(Model model, String row) {
    return Drawn.of(model.screen()).open(model, row);
  }

  /** The keys that only this screen has, those that are valid now. */
  public static List<ScreenKey> keys(Model model) {
    return Drawn.of(model.screen()).keys(model);
  }

  /** What the key for copying takes. */
  public static Optional<String> copy(Model model) {
    return Drawn.of(model.screen()).copy(model);
  }

  /** The blocks of the screen. */
  static List<Block> page(Model model, Canvas canvas, int height) {
    return Drawn.of(model.screen()).page(model, canvas, height);
  }

  /** A screen's name. */
  static String title(Screen screen) {
    return Drawn.of(screen).title();
  }

  /** Where the user is: each screen on the way. */
  static List<String> breadcrumbs(Model model) {
    return model.controls().path().stream().map(screen -> Drawn.of(screen).title()).toList();
  }

  /** A screen with the view that draws it. */
  private record Drawn<S extends Screen>(S screen, ScreenView<S> view) {

    static Drawn<?> of(Screen screen) {
      if (screen instanceof Screen.Rollbacks rollbacks) {
        return new Drawn<>(rollbacks, new RollbacksView());
      }
      if (screen instanceof Screen.Timeline timeline) {
        return new Drawn<>(timeline, new TimelineView());
      }
      if (screen instanceof Screen.Step step) {
        return new Drawn<>(step, new StepView());
      }
      if (screen instanceof Screen.InDoubt inDoubt) {
        return new Drawn<>(inDoubt, new InDoubtView());
      }
      if (screen instanceof Screen.Blocked blocked) {
        return new Drawn<>(blocked, new BlockedView());
      }
      if (screen instanceof Screen.Groups groups) {
        return new Drawn<>(groups, new GroupsView());
      }
      if (screen instanceof Screen.Marks marks) {
        return new Drawn<>(marks, new MarksView());
      }
      if (screen instanceof Screen.Contents contents) {
        return new Drawn<>(contents, new ContentsView());
      }
      if (screen instanceof Screen.Statistics statistics) {
        return new Drawn<>(statistics, new StatisticsView());
      }
      if (screen instanceof Screen.Simulation simulation) {
        return new Drawn<>(simulation, new SimulationView());
      }
      if (screen instanceof Screen.Consolidables consolidables) {
        return new Drawn<>(consolidables, new ConsolidablesView());
      }
      if (screen instanceof Screen.History history) {
        return new Drawn<>(history, new HistoryView());
      }
      throw new IllegalStateException("no view draws " + screen);
    }

    String title() {
      return view.title(screen);
    }

    Listing arranged(Model model) {
      return view.arranged(model, screen);
    }

    Listing arrange(Model model) {
      return view.listing(model, screen).arranged(model.controls().arrangement());
    }

    Optional<Row> selection(Model model) {
      return view.selection(model, screen);
    }

    Optional<Screen> open(Model model, String row) {
      return view.open(model, screen, row);
    }

    List<ScreenKey> keys(Model model) {
      return view.keys(model, screen);
    }

    Optional<String> copy(Model model) {
      return view.copy(model, screen);
    }

    List<Block> page(Model model, Canvas canvas, int height) {
      return view.page(model, screen, canvas, height);
    }
  }
}
