package org.emajbatch.monitor.view;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.emajbatch.monitor.model.Model;
import org.emajbatch.monitor.model.Picture;
import org.emajbatch.sql.activity.Leftover;
import org.emajbatch.sql.activity.Rollback;
import org.emajbatch.sql.activity.RollbackActivity;

/** The whole screen, drawn anew from the model each time. */
public final class Dashboard {

  private static final int MIN_COLUMNS = 40;
  private static final int MIN_ROWS = 6;

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
    Instant takenAt = model.picture().map(p -> p.activity().takenAt()).orElse(model.now());
    Canvas canvas = new Canvas(columns, symbols, model.setting().zone(), takenAt);
    HeaderView header = new HeaderView(model, canvas);
    grid.draw(0, header.bar(), Tone.BAR);
    int row = 1;
    for (Line line : header.trouble()) {
      grid.draw(row++, line);
    }
    for (Line line : new LeftoverView(canvas, model.setting().place()).lines(leftovers(model))) {
      grid.draw(row++, line, Tone.ALARM);
    }
    int footer = rows - 1;
    for (Line line : body(model, canvas, footer - row)) {
      grid.draw(row++, line);
    }
    grid.draw(footer, FooterView.line(model, symbols), Tone.BAR);
    return grid;
  }

  private static List<Leftover> leftovers(Model model) {
    return model.picture().map(p -> p.activity().leftovers()).orElse(List.of());
  }

  private static List<Line> body(Model model, Canvas canvas, int height) {
    if (model.controls().help()) {
      List<Line> help = HelpView.lines(canvas);
      return help.subList(0, Math.min(help.size(), height));
    }
    return model
        .picture()
        .map(picture -> Viewport.visible(page(model, picture, canvas, height), height))
        .orElse(List.of(Line.EMPTY, Line.of("  Waiting for the first picture.", Tone.FAINT)));
  }

  private static List<Block> page(Model model, Picture picture, Canvas canvas, int height) {
    RollbackActivity activity = picture.activity();
    Optional<Rollback> selection = model.selection();
    List<Block> page = new ArrayList<>();
    page.add(
        single(title("RUNNING", activity.running().isEmpty() ? "no rollback is running" : "")));
    // Room for the heading, the title, its facts and one line of the next section.
    RunningView running = new RunningView(canvas, Math.max(2, height - 6));
    for (Rollback rollback : activity.running()) {
      page.add(running.block(rollback, selection.filter(rollback::equals).isPresent()));
      page.add(single(Line.EMPTY));
    }
    if (activity.running().isEmpty()) {
      page.add(single(Line.EMPTY));
    }
    String within = "last " + Words.age(model.setting().recentAge());

    boolean none = activity.recent().isEmpty();
    Line ended = title("ENDED", none ? "none in the " + within : within);
    page.add(single(none ? ended : ended.addRight(RecentView.columns(canvas), Tone.FAINT)));
    RecentView recent = new RecentView(canvas);
    for (Rollback rollback : activity.recent()) {
      page.add(recent.block(rollback, selection.filter(rollback::equals).isPresent()));
    }
    return page;
  }

  private static Line title(String title, String remark) {
    return Line.of(" " + title, Tone.HEADING).add("  " + remark, Tone.FAINT);
  }

  private static Block single(Line line) {
    return new Block(List.of(line), false);
  }
}
