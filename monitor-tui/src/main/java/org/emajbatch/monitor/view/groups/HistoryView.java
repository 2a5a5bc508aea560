package org.emajbatch.monitor.view.groups;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
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
import org.emajbatch.monitor.view.ScreenView;
import org.emajbatch.monitor.view.Tone;
import org.emajbatch.monitor.view.Words;
import org.emajbatch.sql.watch.HistoryEntry;

/** Draws {@link Screen.History}: what was done with a group, the youngest first. */
public final class HistoryView implements ScreenView<Screen.History> {

  private static final List<Column> COLUMNS =
      List.of(
          Column.text("at", 0),
          Column.text("what", 0),
          Column.text("stage", 1),
          Column.text("more", 0),
          Column.text("by", 2),
          Column.text("of", 3));

  @Override
  public String title(Screen.History screen) {
    return screen.group();
  }

  @Override
  public Listing listing(Model model, Screen.History screen) {
    List<Row> rows = new ArrayList<>();
    byRow(model).forEach((id, entry) -> rows.add(0, row(model, id, entry)));
    return new Listing(COLUMNS, rows);
  }

  /**
   * The entries, the oldest first, which keeps their ids when younger ones come: entries may be
   * equal, and then are counted.
   */
  private static Map<String, HistoryEntry> byRow(Model model) {
    List<HistoryEntry> entries =
        model.detail(Detail.OfHistory.class).map(Detail.OfHistory::entries).orElse(List.of());
    Map<HistoryEntry, Integer> seen = new HashMap<>();
    Map<String, HistoryEntry> byRow = new LinkedHashMap<>();
    for (int i = entries.size() - 1; i >= 0; i--) {
      HistoryEntry entry = entries.get(i);
      byRow.put(entry + " " + seen.merge(entry, 1, Integer::sum), entry);
    }
    return byRow;
  }

  private static Row row(Model model, String id, HistoryEntry entry) {
    return new Row(
        id,
        List.of(
            Cell.of(
                Words.moment(entry.at(), model.takenAt(), model.setting().zone()),
                entry.at().toEpochMilli()),
            Cell.of(words(entry.function())),
            Cell.of(words(entry.event())),
            Cell.of(entry.wording()),
            Cell.of(entry.role()),
            Cell.of(entry.object())));
  }

  /** SET_MARK_GROUP is how the engine says it. */
  private static String words(String name) {
    return name.toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  @Override
  public List<Block> page(Model model, Screen.History screen, Canvas canvas, int height) {
    Map<String, HistoryEntry> byRow = byRow(model);
    return TabPage.of(
        model,
        screen,
        canvas,
        Detail.OfHistory.class,
        detail ->
            detail.entries().isEmpty()
                ? TabPage.sentence(canvas, "The engine's history says nothing of this group.")
                : new ListingView(canvas, arranged(model, screen), model.controls().arrangement())
                    .blocks(row -> facts(byRow.get(row.id()), canvas)));
  }

  private static List<Line> facts(HistoryEntry entry, Canvas canvas) {
    String stage = entry.event().isEmpty() ? "" : ", " + words(entry.event());
    String more = entry.wording().isBlank() ? "" : ": " + entry.wording();
    String text =
        "%s%s of %s by %s%s"
            .formatted(words(entry.function()), stage, entry.object(), entry.role(), more);
    return canvas.wrap().sentences(text, Tone.FAINT);
  }

  @Override
  public List<ScreenKey> keys(Model model, Screen.History screen) {
    return Tab.keys(screen.group(), screen);
  }

  @Override
  public Optional<String> copy(Model model, Screen.History screen) {
    Map<String, HistoryEntry> byRow = byRow(model);
    return selection(model, screen)
        .map(row -> byRow.get(row.id()).wording())
        .filter(text -> !text.isBlank());
  }
}
