package org.emajbatch.monitor.view;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.emajbatch.monitor.model.Model;
import org.emajbatch.monitor.model.Screen;
import org.emajbatch.monitor.view.actions.RunActions;
import org.emajbatch.sql.activity.Rollback;

/** The first screen: running rollbacks, each with its sessions, and those that have ended. */
final class RollbacksView implements ScreenView<Screen.Rollbacks> {

  private static final List<Column> COLUMNS =
      List.of(
          Column.number("id", 0),
          Column.text("state", 0),
          Column.text("groups", 0),
          Column.text("mark", 0),
          Column.number("took", 0));

  /** The id of a rollback's row. */
  static String row(Rollback rollback) {
    return Integer.toString(rollback.id());
  }

  @Override
  public String title(Screen.Rollbacks screen) {
    return "Rollbacks";
  }

  @Override
  public Listing listing(Model model, Screen.Rollbacks screen) {
    return new Listing(
        COLUMNS, model.rollbacks().stream().map(rollback -> row(model, rollback)).toList());
  }

  private static Row row(Model model, Rollback rollback) {
    double seconds = rollback.elapsed(model.takenAt()).map(d -> d.toMillis() / 1e3).orElse(-1.0);
    return new Row(
        row(rollback),
        rollback.state().isRunning() ? 0 : 1,
        List.of(
            Cell.of("#" + rollback.id(), rollback.id()),
            Cell.of(Words.of(rollback.state())),
            Cell.of(String.join(", ", rollback.target().groups())),
            Cell.of(rollback.target().mark()),
            Cell.of("", seconds)));
  }

  @Override
  public List<Block> page(Model model, Screen.Rollbacks screen, Canvas canvas, int height) {
    Map<String, Rollback> byRow = new HashMap<>();
    model.rollbacks().forEach(rollback -> byRow.put(row(rollback), rollback));
    List<Rollback> shown =
        arranged(model, screen).rows().stream().map(row -> byRow.get(row.id())).toList();
    Optional<String> selection = selection(model, screen).map(Row::id);
    List<Rollback> running = shown.stream().filter(r -> r.state().isRunning()).toList();
    List<Rollback> ended = shown.stream().filter(r -> !r.state().isRunning()).toList();
    List<Block> page = new ArrayList<>();
    page.add(
        Block.of(title("RUNNING", running.isEmpty() ? none(model, "no rollback is running") : "")));
    // Room for the heading, the title, its facts and one line of the next section.
    RunningView view = new RunningView(canvas, model.trends(), Math.max(2, height - 6));
    for (Rollback rollback : running) {
      page.add(view.block(rollback, selection.filter(row(rollback)::equals).isPresent()));
      page.add(Block.of(Line.EMPTY));
    }
    if (running.isEmpty()) {
      page.add(Block.of(Line.EMPTY));
    }
    String within = "last " + Words.age(model.setting().recentAge());
    Line heading = title("ENDED", ended.isEmpty() ? none(model, "none in the " + within) : within);
    page.add(
        Block.of(
            ended.isEmpty() ? heading : heading.addRight(RecentView.columns(canvas), Tone.FAINT)));
    RecentView recent = new RecentView(canvas);
    for (Rollback rollback : ended) {
      page.add(recent.block(rollback, selection.filter(row(rollback)::equals).isPresent()));
    }
    return page;
  }

  /** What is not there, as far as that can be told. */
  private static String none(Model model, String text) {
    return model.link().locked().isPresent() ? "not known while they cannot be read" : text;
  }

  private static Line title(String title, String remark) {
    return Line.of(" " + title, Tone.HEADING).add("  " + remark, Tone.FAINT);
  }

  @Override
  public Optional<Screen> open(Model model, Screen.Rollbacks screen, String row) {
    return Optional.of(new Screen.Timeline(Integer.parseInt(row)));
  }

  @Override
  public List<ScreenKey> keys(Model model, Screen.Rollbacks screen) {
    Optional<String> selected = selection(model, screen).map(Row::id);
    return model.rollbacks().stream()
        .filter(rollback -> selected.filter(row(rollback)::equals).isPresent())
        .findFirst()
        .map(rollback -> RunActions.keys(model, rollback))
        .orElse(List.of());
  }
}
