package org.emajbatch.monitor.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.emajbatch.monitor.model.Mode;
import org.emajbatch.monitor.model.Model;
import org.emajbatch.monitor.view.Viewport.Visible;
import org.emajbatch.sql.activity.Leftover;

/** The whole screen, drawn anew from the model each time. */
public final class Dashboard {

  private static final int MIN_COLUMNS = 40;
  private static final int MIN_ROWS = 8;

  private Dashboard() {}

  /**
   * The screen for a model.
   *
   * @param columns of the terminal
   * @param rows of the terminal
   */
  public static Grid render(Model model, int columns, int rows, Symbols symbols) {
    Grid grid = new Grid(columns, rows, symbols);
    if (columns < MIN_COLUMNS || rows < MIN_ROWS) {
      grid.draw(0, Line.of("emaj-monitor needs " + MIN_COLUMNS + "x" + MIN_ROWS, Tone.BAD));
      return grid;
    }
    Canvas canvas = new Canvas(columns, symbols, model.setting().zone(), model.takenAt());
    HeaderView header = new HeaderView(model, canvas);
    grid.draw(0, header.bar(), Tone.BAR);
    grid.draw(1, header.way());
    int row = 2;
    for (Line line : header.trouble()) {
      grid.draw(row++, line);
    }
    for (Line line : banner(model, canvas, rows)) {
      grid.draw(row++, line, Tone.ALARM);
    }
    for (Line line : header.age()) {
      grid.draw(row++, line);
    }
    int footer = rows - 1;
    List<Line> prompt = PromptView.lines(model, canvas);
    for (Visible visible : body(model, canvas, footer - row - prompt.size())) {
      grid.aim(row, visible.row());
      grid.draw(row++, visible.line());
    }
    row = footer - prompt.size();
    for (Line line : prompt) {
      grid.draw(row++, line);
    }
    grid.draw(footer, FooterView.line(model, canvas), Tone.BAR);
    return grid;
  }

  /** What is in doubt, on every screen; where there is no room for all of it, its first line. */
  private static List<Line> banner(Model model, Canvas canvas, int rows) {
    List<Leftover> leftovers = model.latest().map(p -> p.activity().leftovers()).orElse(List.of());
    Canvas now =
        new Canvas(canvas.columns(), canvas.symbols(), canvas.zone(), model.latestTakenAt());
    List<Line> all = new LeftoverView(now, model.setting().place()).lines(leftovers);
    return all.size() <= rows / 3 ? all : all.subList(0, Math.min(all.size(), 2));
  }

  private static List<Visible> body(Model model, Canvas canvas, int height) {
    if (model.controls().mode() instanceof Mode.Helping help) {
      List<Line> lines = HelpView.lines(model, canvas);
      return plain(lines.subList(Math.min(help.from(), lines.size() - 1), lines.size()), height);
    }
    if (model.picture().isEmpty()) {
      String none =
          model.playback().isPresent()
              ? "  No picture was recorded up to here."
              : "  Waiting for the first picture.";
      return plain(List.of(Line.EMPTY, Line.of(none, Tone.FAINT)), height);
    }
    if (model.unreadable().isPresent()) {
      List<Line> lines = new ArrayList<>(List.of(Line.EMPTY));
      lines.addAll(canvas.wrap().sentences(model.unreadable().get(), Tone.BAD));
      return plain(lines, height);
    }
    return Viewport.visible(Screens.page(model, canvas, height), height);
  }

  private static List<Visible> plain(List<Line> lines, int height) {
    return lines.subList(0, Math.max(0, Math.min(lines.size(), height))).stream()
        .map(line -> new Visible(line, Optional.empty()))
        .toList();
  }
}
