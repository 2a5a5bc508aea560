package org.emajbatch.monitor.view.groups;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.emajbatch.monitor.model.Detail;
import org.emajbatch.monitor.model.Model;
import org.emajbatch.monitor.model.Screen;
import org.emajbatch.monitor.model.Simulation;
import org.emajbatch.monitor.view.Block;
import org.emajbatch.monitor.view.Canvas;
import org.emajbatch.monitor.view.Cell;
import org.emajbatch.monitor.view.Column;
import org.emajbatch.monitor.view.Line;
import org.emajbatch.monitor.view.Listing;
import org.emajbatch.monitor.view.ListingView;
import org.emajbatch.monitor.view.Pending;
import org.emajbatch.monitor.view.Row;
import org.emajbatch.monitor.view.ScreenKey;
import org.emajbatch.monitor.view.ScreenView;
import org.emajbatch.monitor.view.Tone;
import org.emajbatch.monitor.view.Words;
import org.emajbatch.monitor.view.actions.RollbackCommand;
import org.emajbatch.monitor.view.actions.RollbackQuestion;

/**
 * Draws {@link Screen.Simulation}: how long a rollback would take, a bar a number of sessions, with
 * the bound that no plan can beat drawn into it.
 */
public final class SimulationView implements ScreenView<Screen.Simulation> {

  private static final int BAR = 3;

  private static final List<Column> COLUMNS =
      List.of(
          Column.number("sessions", 0),
          Column.number("takes", 0),
          Column.number("at least", 1),
          Column.text("", 0),
          Column.text("", 0));

  @Override
  public String title(Screen.Simulation screen) {
    return "rollback to " + screen.mark();
  }

  @Override
  public Listing listing(Model model, Screen.Simulation screen) {
    return simulation(model)
        .map(
            simulation ->
                new Listing(
                    COLUMNS, simulation.points().stream().map(p -> row(simulation, p)).toList()))
        .orElse(Listing.EMPTY);
  }

  private static Optional<Simulation> simulation(Model model) {
    return model.detail(Detail.OfSimulation.class).map(Detail.OfSimulation::simulation);
  }

  private static Row row(Simulation simulation, Simulation.Point point) {
    boolean best = simulation.recommended().stream().anyMatch(n -> n == point.sessions());
    return new Row(
        Integer.toString(point.sessions()),
        List.of(
            Cell.of(Words.count(point.sessions()), point.sessions()),
            Cell.of(Words.precise(point.makespan()), point.makespan().toMillis()),
            Cell.of(Words.precise(point.lowerBound()), point.lowerBound().toMillis(), Tone.FAINT),
            Cell.of("", point.makespan().toMillis()),
            Cell.of(best ? "recommended" : "", best ? Tone.GOOD : Tone.PLAIN)));
  }

  @Override
  public List<Block> page(Model model, Screen.Simulation screen, Canvas canvas, int height) {
    List<Block> page = new ArrayList<>(List.of(Block.of(Line.EMPTY)));
    Optional<Simulation> simulation = simulation(model);
    if (simulation.isEmpty()) {
      page.add(Pending.block(canvas));
      return page;
    }
    page.add(
        TabPage.heading(
            "WHAT IF",
            "group \"%s\" went back to mark \"%s\"".formatted(screen.group(), screen.mark())));
    page.add(facts(simulation.get(), canvas));
    if (!simulation.get().bottleneck().isEmpty()) {
      String bottleneck = "Bottleneck: " + simulation.get().bottleneck() + ".";
      page.add(Block.of(canvas.wrap().sentences(bottleneck, Tone.FAINT)));
    }
    for (String refusal : simulation.get().refusals()) {
      page.add(
          Block.of(canvas.wrap().sentences(canvas.symbols().warning() + " " + refusal, Tone.BAD)));
    }
    if (!simulation.get().points().isEmpty()) {
      page.add(
          Block.of(
              canvas.wrap().sentences("To roll back: " + command(model, screen), Tone.STRONG)));
      page.add(
          TabPage.heading(
              "BY SESSIONS", canvas.symbols().boundLine() + " is what no plan can beat"));
      page.addAll(curve(model, screen, simulation.get(), canvas));
    }
    return page;
  }

  private static Block facts(Simulation simulation, Canvas canvas) {
    List<String> facts = new ArrayList<>();
    facts.add(Words.count(simulation.rows(), "change") + " to undo");
    facts.add(Words.count(simulation.tables(), "table"));
    return Block.of(canvas.wrap().facts(facts, canvas.symbols()));
  }

  private List<Block> curve(
      Model model, Screen.Simulation screen, Simulation simulation, Canvas canvas) {
    // Room for the numbers before the bar and the word behind it.
    int width = Math.max(8, canvas.columns() - 46);
    Duration longest =
        simulation.points().stream()
            .map(Simulation.Point::makespan)
            .max(Duration::compareTo)
            .orElse(Duration.ZERO);
    Bars bars = new Bars(longest, width, canvas.symbols());
    Listing drawn =
        arranged(model, screen)
            .drawing(BAR, row -> Cell.of(bars.bar(point(simulation, row)), Tone.BUSY));
    return new ListingView(canvas, drawn, model.controls().arrangement()).blocks();
  }

  private static Simulation.Point point(Simulation simulation, Row row) {
    return simulation.points().stream()
        .filter(point -> row.id().equals(Integer.toString(point.sessions())))
        .findFirst()
        .orElseThrow();
  }

  @Override
  public List<ScreenKey> keys(Model model, Screen.Simulation screen) {
    List<ScreenKey> keys = new ArrayList<>();
    if (model.setting().actions()) {
      simulation(model)
          .map(
              simulated ->
                  RollbackQuestion.ask(
                      screen.group(), screen.mark(), simulated, sessions(model, screen)))
          .map(deed -> new ScreenKey('r', "roll back", "roll back with as many sessions", deed))
          .ifPresent(keys::add);
    }
    keys.add(StatisticsView.again("plan again"));
    return keys;
  }

  @Override
  public Optional<String> copy(Model model, Screen.Simulation screen) {
    return selection(model, screen).map(row -> command(model, screen));
  }

  private String command(Model model, Screen.Simulation screen) {
    return RollbackCommand.line(model, screen.group(), screen.mark(), sessions(model, screen));
  }

  /** As many as the user has chosen in the list, if he has. */
  private String sessions(Model model, Screen.Simulation screen) {
    return model.controls().arrangement().selected().isPresent()
        ? selection(model, screen).map(Row::id).orElse("auto")
        : "auto";
  }
}
