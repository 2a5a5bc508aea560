package org.emajbatch.monitor.view.groups;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.emajbatch.monitor.model.Detail;
import org.emajbatch.monitor.model.Model;
import org.emajbatch.monitor.model.Screen;
import org.emajbatch.monitor.view.Block;
import org.emajbatch.monitor.view.Canvas;
import org.emajbatch.monitor.view.Cell;
import org.emajbatch.monitor.view.Column;
import org.emajbatch.monitor.view.Line;
import org.emajbatch.monitor.view.Listing;
import org.emajbatch.monitor.view.ListingView;
import org.emajbatch.monitor.view.Row;
import org.emajbatch.monitor.view.ScreenKey;
import org.emajbatch.monitor.view.ScreenKey.Deed;
import org.emajbatch.monitor.view.ScreenView;
import org.emajbatch.monitor.view.Tone;
import org.emajbatch.monitor.view.Words;
import org.emajbatch.monitor.view.actions.GroupActions;
import org.emajbatch.monitor.view.actions.MarkActions;
import org.emajbatch.sql.watch.GroupMark;

/** Draws {@link Screen.Marks}: what a rollback to each mark would undo. */
public final class MarksView implements ScreenView<Screen.Marks> {

  private static final int STATE = 4;

  private static final List<Column> COLUMNS =
      List.of(
          Column.text("mark", 0),
          Column.number("undoes", 0),
          Column.number("to next", 1),
          Column.number("age", 2),
          Column.text("state", 0),
          Column.text("set at", 3),
          Column.text("comment", 4));

  @Override
  public String title(Screen.Marks screen) {
    return screen.group();
  }

  @Override
  public Listing listing(Model model, Screen.Marks screen) {
    return new Listing(
        COLUMNS, marks(model).stream().map(mark -> row(model, screen, mark)).toList());
  }

  private static List<GroupMark> marks(Model model) {
    return model.detail(Detail.OfMarks.class).map(Detail.OfMarks::marks).orElse(List.of());
  }

  private static Row row(Model model, Screen.Marks screen, GroupMark mark) {
    Tone tone = mark.usable() ? Tone.PLAIN : Tone.FAINT;
    Instant now = model.takenAt();
    return new Row(
        mark.name(),
        List.of(
            Cell.of(mark.name(), tone),
            Cell.of(Words.count(mark.rowsSince()), mark.rowsSince(), tone),
            Cell.of(Words.count(mark.rowsUntilNext()), mark.rowsUntilNext(), tone),
            Cell.of(
                Words.ago(Duration.between(mark.setAt(), now)), -mark.setAt().toEpochMilli(), tone),
            Cell.of(state(screen, mark), mark.guarded() ? Tone.WAITING : tone),
            Cell.of(
                Words.moment(mark.setAt(), now, model.setting().zone()),
                mark.setAt().toEpochMilli(),
                tone),
            Cell.of(mark.comment(), tone)));
  }

  private static String state(Screen.Marks screen, GroupMark mark) {
    String state = mark.usable() ? mark.guarded() ? "protected" : "usable" : "lost";
    return isFrom(screen, mark) ? state + ", from here" : state;
  }

  private static boolean isFrom(Screen.Marks screen, GroupMark mark) {
    return screen.from().filter(mark.name()::equals).isPresent();
  }

  @Override
  public List<Block> page(Model model, Screen.Marks screen, Canvas canvas, int height) {
    return TabPage.of(
        model,
        screen,
        canvas,
        Detail.OfMarks.class,
        detail ->
            detail.marks().isEmpty()
                ? TabPage.sentence(
                    canvas, "This group has no mark: it gets its first one when it is started.")
                : list(model, screen, canvas));
  }

  private List<Block> list(Model model, Screen.Marks screen, Canvas canvas) {
    Map<String, GroupMark> byRow = new HashMap<>();
    marks(model).forEach(mark -> byRow.put(mark.name(), mark));
    Listing drawn =
        arranged(model, screen).drawing(STATE, row -> state(byRow.get(row.id()), row, canvas));
    return new ListingView(canvas, drawn, model.controls().arrangement())
        .blocks(row -> facts(byRow.get(row.id()), canvas));
  }

  private static Cell state(GroupMark mark, Row row, Canvas canvas) {
    Cell plain = row.cells().get(STATE);
    return Cell.of(canvas.symbols().on(mark.usable()) + " " + plain.text(), plain.tone());
  }

  private static List<Line> facts(GroupMark mark, Canvas canvas) {
    List<Line> lines = new ArrayList<>();
    String set = "Set " + canvas.moment(mark.setAt()) + ". ";
    String undoes =
        mark.usable()
            ? "A rollback to it would undo %s.".formatted(Words.count(mark.rowsSince(), "change"))
            : "No rollback can reach it: the group was stopped since.";
    String guarded = mark.guarded() ? " It is protected: no rollback can go back behind it." : "";
    lines.addAll(canvas.wrap().sentences(set + undoes + guarded, Tone.FAINT));
    if (!mark.comment().isBlank()) {
      lines.addAll(canvas.wrap().sentences(mark.comment(), Tone.FAINT));
    }
    return lines;
  }

  @Override
  public List<ScreenKey> keys(Model model, Screen.Marks screen) {
    List<ScreenKey> keys = new ArrayList<>();
    Optional<String> selected = selection(model, screen).map(Row::id);
    selected.ifPresent(
        mark -> {
          keys.add(statistics(model, screen, mark));
          keys.add(from(screen, mark));
          keys.add(
              new ScreenKey(
                  'w',
                  "what if",
                  "what a rollback to this mark would take, by number of sessions",
                  new Deed.Open(new Screen.Simulation(screen.group(), mark))));
        });
    if (model.setting().actions()) {
      keys.add(
          new ScreenKey(
              'a', "set mark", "set a mark on the group", GroupActions.setMark(screen.group())));
      marks(model).stream()
          .filter(mark -> selected.filter(mark.name()::equals).isPresent())
          .findFirst()
          .ifPresent(
              mark -> keys.addAll(actions(new MarkActions(screen.group(), marks(model)), mark)));
    }
    Tab.keys(screen.group(), screen).stream()
        .filter(key -> keys.stream().noneMatch(own -> own.character() == key.character()))
        .forEach(keys::add);
    return keys;
  }

  private static List<ScreenKey> actions(MarkActions actions, GroupMark mark) {
    return List.of(
        new ScreenKey(
            'r', "roll back", "roll the group back to this mark", actions.rollBack(mark, "auto")),
        new ScreenKey(
            'p',
            mark.guarded() ? "unprotect" : "protect",
            "protect this mark: no rollback may go back behind it; or take that away",
            actions.protect(mark)),
        new ScreenKey(
            'd',
            "delete before",
            "delete all marks before this one, with their logs",
            actions.deleteBefore(mark)));
  }

  /** Between the mark held and the selected one, whichever is older; else since the selected. */
  private static ScreenKey statistics(Model model, Screen.Marks screen, String selected) {
    List<String> names = marks(model).stream().map(GroupMark::name).toList();
    Optional<String> held =
        screen.from().filter(names::contains).filter(mark -> !mark.equals(selected));
    boolean heldIsOlder =
        held.filter(mark -> names.indexOf(mark) > names.indexOf(selected)).isPresent();
    String from = heldIsOlder ? held.get() : selected;
    Optional<String> to = held.map(mark -> heldIsOlder ? selected : mark);
    return new ScreenKey(
        't',
        held.isPresent() ? "changes between" : "changes since",
        "changes since this mark, or between it and the one chosen with f",
        new Deed.Show(new Screen.Statistics(screen.group(), from, to, false)));
  }

  private static ScreenKey from(Screen.Marks screen, String selected) {
    boolean held = screen.from().filter(selected::equals).isPresent();
    Optional<String> next = held ? Optional.empty() : Optional.of(selected);
    return new ScreenKey(
        'f',
        held ? "let go" : "from",
        "count changes between this mark and another one: f here, then t there",
        new Deed.Show(new Screen.Marks(screen.group(), next)));
  }

  @Override
  public Optional<String> copy(Model model, Screen.Marks screen) {
    return selection(model, screen).map(Row::id);
  }
}
