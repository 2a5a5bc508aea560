package org.emajbatch.monitor.view.groups;

import static java.util.Comparator.comparingLong;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.emajbatch.monitor.model.Detail;
import org.emajbatch.monitor.model.Effect;
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
import org.emajbatch.sql.engine.SqlText;
import org.emajbatch.sql.watch.ChangeCount;

/** Draws {@link Screen.Statistics}: how much was changed, by table or by verb and role too. */
public final class StatisticsView implements ScreenView<Screen.Statistics> {

  private static final List<Column> BY_TABLE =
      List.of(Column.text("table", 0), Column.number("changes", 0), Column.text("share", 1));

  private static final List<Column> DETAILED =
      List.of(
          Column.text("table", 0),
          Column.number("changes", 0),
          Column.text("share", 2),
          Column.text("verb", 0),
          Column.text("role", 1));

  private static final int SHARE = 2;

  @Override
  public String title(Screen.Statistics screen) {
    return screen.group();
  }

  @Override
  public Listing listing(Model model, Screen.Statistics screen) {
    List<ChangeCount> counts = counts(model);
    double total = total(counts);
    return new Listing(
        screen.detailed() ? DETAILED : BY_TABLE,
        counts.stream()
            .sorted(comparingLong(ChangeCount::rows).reversed())
            .map(count -> row(screen, count, total))
            .toList());
  }

  private static List<ChangeCount> counts(Model model) {
    return model
        .detail(Detail.OfStatistics.class)
        .map(Detail.OfStatistics::counts)
        .orElse(List.of());
  }

  private static long total(List<ChangeCount> counts) {
    return counts.stream().mapToLong(ChangeCount::rows).sum();
  }

  private static Row row(Screen.Statistics screen, ChangeCount count, double total) {
    double share = count.rows() / total;
    List<Cell> cells = new ArrayList<>();
    cells.add(Cell.of(table(count)));
    cells.add(Cell.of(Words.count(count.rows()), count.rows()));
    cells.add(Cell.of(percent(share), share, Tone.PLAIN));
    if (screen.detailed()) {
      cells.add(Cell.of(count.verb().orElse("")));
      cells.add(Cell.of(count.role().orElse("")));
    }
    String id =
        List.of(count.schema(), count.table(), count.verb().orElse(""), count.role().orElse(""))
            .toString();
    return new Row(id, cells);
  }

  private static String table(ChangeCount count) {
    return count.schema() + "." + count.table();
  }

  /** What is there at all is never nothing. */
  private static String percent(double share) {
    long percent = Math.round(share * 100);
    return percent == 0 ? " <1%" : "%3d%%".formatted(percent);
  }

  @Override
  public List<Block> page(Model model, Screen.Statistics screen, Canvas canvas, int height) {
    return TabPage.of(
        model,
        screen,
        canvas,
        Detail.OfStatistics.class,
        detail ->
            detail.counts().isEmpty()
                ? TabPage.sentence(canvas, "Nothing was changed " + range(screen) + ".")
                : list(model, screen, canvas, detail.counts()));
  }

  private List<Block> list(
      Model model, Screen.Statistics screen, Canvas canvas, List<ChangeCount> counts) {
    List<Block> page = new ArrayList<>();
    page.add(TabPage.heading("CHANGES", range(screen)));
    Listing drawn = arranged(model, screen).drawing(SHARE, row -> share(row, canvas));
    page.addAll(new ListingView(canvas, drawn, model.controls().arrangement()).blocks());
    page.add(Block.of(Line.EMPTY));
    page.add(TabPage.heading("TOGETHER", Words.count(total(counts), "change")));
    List<String> sums = new ArrayList<>();
    sums.add(Words.count(counts.stream().map(StatisticsView::table).distinct().count(), "table"));
    if (screen.detailed()) {
      sums(counts, count -> count.verb().orElse(""))
          .forEach((verb, rows) -> sums.add(verb + " " + Words.count(rows)));
      sums(counts, count -> count.role().orElse(""))
          .forEach((role, rows) -> sums.add("by " + role + " " + Words.count(rows)));
    }
    page.add(Block.of(canvas.wrap().facts(sums, canvas.symbols())));
    return page;
  }

  private static Map<String, Long> sums(
      List<ChangeCount> counts, Function<ChangeCount, String> part) {
    return counts.stream().collect(groupingBy(part, TreeMap::new, summingLong(ChangeCount::rows)));
  }

  private static Cell share(Row row, Canvas canvas) {
    Cell plain = row.cells().get(SHARE);
    if (!canvas.isWide()) {
      return plain;
    }
    String gauge = canvas.symbols().gauge(plain.key(), canvas.columns() / 6);
    return Cell.of(plain.text() + " " + gauge, plain.key(), plain.tone());
  }

  private static String range(Screen.Statistics screen) {
    String from =
        screen.from().equals(Tab.LAST_MARK) ? "the last mark" : "mark \"" + screen.from() + "\"";
    return screen
        .to()
        .map(to -> "between " + from + " and mark \"" + to + "\"")
        .orElse("since " + from);
  }

  @Override
  public List<ScreenKey> keys(Model model, Screen.Statistics screen) {
    List<ScreenKey> keys = new ArrayList<>();
    keys.add(
        new ScreenKey(
            'v',
            screen.detailed() ? "by table" : "by verb",
            screen.detailed()
                ? "by table alone, from counters"
                : "by verb and role too, which means reading the logs",
            new Deed.Show(
                new Screen.Statistics(
                    screen.group(), screen.from(), screen.to(), !screen.detailed()))));
    keys.add(again("count again"));
    keys.addAll(Tab.keys(screen.group(), screen));
    return keys;
  }

  /** For what is read only when asked for. */
  static ScreenKey again(String meaning) {
    return new ScreenKey('u', "again", meaning, new Deed.Act(new Effect.ReadAgain()));
  }

  /** The statement behind the screen. */
  @Override
  public Optional<String> copy(Model model, Screen.Statistics screen) {
    return Optional.of(
        "SELECT * FROM emaj.%s(%s, %s, %s);"
            .formatted(
                screen.detailed() ? "emaj_detailed_log_stat_group" : "emaj_log_stat_group",
                SqlText.literal(screen.group()),
                SqlText.literal(screen.from()),
                SqlText.literal(screen.to().orElse(""))));
  }
}
