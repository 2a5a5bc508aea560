package org.emajbatch.monitor.view.groups;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.emajbatch.monitor.model.Counters;
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
import org.emajbatch.monitor.view.Pending;
import org.emajbatch.monitor.view.Row;
import org.emajbatch.monitor.view.ScreenKey;
import org.emajbatch.monitor.view.ScreenView;
import org.emajbatch.monitor.view.Sparkline;
import org.emajbatch.monitor.view.Tone;
import org.emajbatch.monitor.view.Words;
import org.emajbatch.monitor.view.actions.GroupActions;
import org.emajbatch.sql.watch.GroupSummary;

/** Draws {@link Screen.Groups}: a line a table group, with how fast it changes. */
public final class GroupsView implements ScreenView<Screen.Groups> {

  private static final int STATE = 1;
  private static final int RATE = 2;

  /** Columns of a rate, beside its curve. */
  private static final int RATE_WIDTH = 7;

  private static final List<Column> COLUMNS =
      List.of(
          Column.text("group", 0),
          Column.text("state", 0),
          Column.number("changes/s", 0),
          Column.number("marks", 2),
          Column.text("last mark", 1),
          Column.number("age", 1),
          Column.number("tables", 3),
          Column.number("seqs", 6),
          Column.number("log size", 2),
          Column.text("type", 5),
          Column.text("protection", 4));

  @Override
  public String title(Screen.Groups screen) {
    return "Groups";
  }

  @Override
  public Listing listing(Model model, Screen.Groups screen) {
    return new Listing(COLUMNS, groups(model).stream().map(group -> row(model, group)).toList());
  }

  private static List<GroupSummary> groups(Model model) {
    return model.detail(Detail.OfGroups.class).map(Detail.OfGroups::groups).orElse(List.of());
  }

  private static Row row(Model model, GroupSummary group) {
    Tone tone = group.logging() ? Tone.PLAIN : Tone.FAINT;
    OptionalDouble rate = model.trends().rate(Counters.changes(group));
    Optional<Duration> age = age(group, model.takenAt());
    return new Row(
        group.name(),
        List.of(
            Cell.of(group.name(), tone),
            Cell.of(group.logging() ? "logging" : "idle", group.logging() ? Tone.GOOD : Tone.FAINT),
            Cell.of(rate.isPresent() ? Words.rate(rate.getAsDouble()) : "", rate.orElse(-1), tone),
            Cell.of(Words.count(group.marks()), group.marks(), tone),
            Cell.of(group.lastMark().orElse(""), tone),
            Cell.of(age.map(Words::ago).orElse(""), age.map(Duration::toSeconds).orElse(-1L), tone),
            Cell.of(Words.count(group.tables()), group.tables(), tone),
            Cell.of(Words.count(group.sequences()), group.sequences(), tone),
            Cell.of(Words.bytes(group.logBytes()), group.logBytes(), tone),
            Cell.of(group.rollbackable() ? "rollbackable" : "audit only", tone),
            Cell.of(group.guarded() ? "protected" : "", Tone.WAITING)));
  }

  private static Optional<Duration> age(GroupSummary group, Instant now) {
    return group.lastMarkAt().map(at -> Duration.between(at, now));
  }

  @Override
  public List<Block> page(Model model, Screen.Groups screen, Canvas canvas, int height) {
    if (model.detail(Detail.OfGroups.class).isEmpty()) {
      return List.of(Block.of(Line.EMPTY), Pending.block(canvas));
    }
    Map<String, GroupSummary> byRow = new HashMap<>();
    groups(model).forEach(group -> byRow.put(group.name(), group));
    if (byRow.isEmpty()) {
      List<Block> none = new ArrayList<>(List.of(Block.of(Line.EMPTY)));
      none.add(
          Block.of(
              canvas
                  .wrap()
                  .sentences(
                      "There is no table group in this database. To make one: SELECT"
                          + " emaj.emaj_create_group('NAME');",
                      Tone.PLAIN)));
      return none;
    }
    Listing drawn =
        arranged(model, screen)
            .drawing(STATE, row -> state(byRow.get(row.id()), row, canvas))
            .drawing(RATE, row -> rate(byRow.get(row.id()), row, model, canvas));
    return new ListingView(canvas, drawn, model.controls().arrangement())
        .blocks(row -> facts(byRow.get(row.id()), canvas));
  }

  private static Cell state(GroupSummary group, Row row, Canvas canvas) {
    Cell plain = row.cells().get(STATE);
    return Cell.of(canvas.symbols().on(group.logging()) + " " + plain.text(), plain.tone());
  }

  /** The youngest looks, as many as there is room for. */
  private static Cell rate(GroupSummary group, Row row, Model model, Canvas canvas) {
    Cell plain = row.cells().get(RATE);
    if (canvas.isNarrow()) {
      return plain;
    }
    int width = canvas.columns() >= 160 ? 30 : canvas.isWide() ? 16 : 8;
    List<Double> rates = model.trends().rates(Counters.changes(group));
    String curve = Sparkline.of(rates, width, canvas.symbols());
    String number = " ".repeat(Math.max(0, RATE_WIDTH - plain.text().length())) + plain.text();
    return Cell.of(curve + " " + number, plain.key(), plain.tone());
  }

  /** What a narrow screen has no columns for. */
  private static List<Line> facts(GroupSummary group, Canvas canvas) {
    List<String> facts = new ArrayList<>();
    facts.add(group.rollbackable() ? "rollbackable" : "audit only, never rolled back");
    if (group.guarded()) {
      facts.add("protected against rollbacks");
    }
    facts.add(Words.count(group.tables(), "table"));
    facts.add(Words.count(group.sequences(), "sequence"));
    facts.add(Words.count(group.marks(), "mark"));
    group
        .lastMark()
        .ifPresent(
            mark ->
                facts.add(
                    "last mark \""
                        + mark
                        + "\""
                        + group.lastMarkAt().map(at -> " set " + canvas.moment(at)).orElse("")));
    facts.add("log of " + Words.bytes(group.logBytes()));
    List<Line> lines = new ArrayList<>(canvas.wrap().facts(facts, canvas.symbols()));
    if (!group.comment().isBlank()) {
      lines.addAll(canvas.wrap().sentences(group.comment(), Tone.FAINT));
    }
    return lines;
  }

  @Override
  public Optional<Screen> open(Model model, Screen.Groups screen, String row) {
    return Optional.of(new Screen.Marks(row));
  }

  @Override
  public List<ScreenKey> keys(Model model, Screen.Groups screen) {
    List<ScreenKey> keys = new ArrayList<>();
    selection(model, screen)
        .flatMap(row -> groups(model).stream().filter(g -> g.name().equals(row.id())).findFirst())
        .ifPresent(
            group -> {
              if (model.setting().actions()) {
                keys.addAll(actions(group));
              }
              keys.addAll(Tab.into(group.name()));
            });
    return keys;
  }

  private static List<ScreenKey> actions(GroupSummary group) {
    return List.of(
        new ScreenKey('a', "set mark", "set a mark on the group", GroupActions.setMark(group)),
        new ScreenKey(
            'p',
            group.guarded() ? "unprotect" : "protect",
            "protect the group against rollbacks, or take that away",
            GroupActions.protect(group)));
  }

  @Override
  public Optional<String> copy(Model model, Screen.Groups screen) {
    return selection(model, screen).map(Row::id);
  }
}
