package org.emajbatch.monitor.view.blocked;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.emajbatch.monitor.model.Arrangement;
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
import org.emajbatch.monitor.view.ScreenView;
import org.emajbatch.monitor.view.Tone;
import org.emajbatch.monitor.view.Words;
import org.emajbatch.monitor.view.blocked.WaitTree.Node;
import org.emajbatch.sql.watch.LockWait;
import org.emajbatch.sql.watch.Party;

/** Draws {@link Screen.Blocked}: who waits for whom, as a tree, and what to do about it. */
public final class BlockedView implements ScreenView<Screen.Blocked> {

  private static final int WHO = 0;

  private static final List<Column> COLUMNS =
      List.of(
          Column.text("who", 0),
          Column.number("blocks", 2),
          Column.number("waits", 0),
          Column.text("wants to", 1),
          Column.text("on", 0),
          Column.text("state", 3),
          Column.text("role", 4),
          Column.text("application", 5),
          Column.text("query", 6));

  /** Longer statements would push all other columns off the screen; the selected row has it all. */
  private static final int QUERY = 60;

  @Override
  public String title(Screen.Blocked screen) {
    return "Blocked";
  }

  @Override
  public Listing listing(Model model, Screen.Blocked screen) {
    return new Listing(
        COLUMNS, nodes(model).stream().map(node -> row(node, model.takenAt())).toList());
  }

  private static List<Node> nodes(Model model) {
    return model
        .detail(Detail.OfWaits.class)
        .map(Detail.OfWaits::waits)
        .map(WaitTree::of)
        .orElse(List.of());
  }

  private static Row row(Node node, Instant now) {
    Party party = node.party();
    Optional<Duration> waited =
        node.waitsFor().flatMap(LockWait::since).map(since -> Duration.between(since, now));
    String query = party.query().strip().replaceAll("\\s+", " ");
    return new Row(
        node.id(),
        List.of(
            Cell.of(PartyWords.name(party), PartyWords.tone(party)),
            Cell.of(node.blocked() == 0 ? "" : Words.count(node.blocked()), node.blocked()),
            Cell.of(
                waited.map(Words::clock).orElse(node.waitsFor().isPresent() ? "?" : ""),
                waited.map(d -> d.toMillis() / 1e3).orElse(-1.0),
                Tone.WAITING),
            Cell.of(node.waitsFor().map(LockWords::wants).orElse("")),
            Cell.of(node.waitsFor().map(LockWait::object).orElse("")),
            Cell.of(state(party)),
            Cell.of(party.role().orElse("hidden")),
            Cell.of(party.application()),
            Cell.of(query.length() > QUERY ? query.substring(0, QUERY) : query)));
  }

  private static String state(Party party) {
    return party.prepared().isPresent() ? "prepared" : party.state();
  }

  @Override
  public List<Block> page(Model model, Screen.Blocked screen, Canvas canvas, int height) {
    Optional<Detail.OfWaits> detail = model.detail(Detail.OfWaits.class);
    if (detail.isEmpty()) {
      return List.of(Block.of(Line.EMPTY), Pending.block(canvas));
    }
    if (detail.get().waits().isEmpty()) {
      return List.of(
          Block.of(Line.EMPTY),
          Block.of(Line.of("  Nobody waits for a lock in this database.", Tone.GOOD)));
    }
    Map<String, Node> byRow = new HashMap<>();
    nodes(model).forEach(node -> byRow.put(node.id(), node));
    Arrangement arrangement = model.controls().arrangement();
    // Sorted or filtered, what stands above a row is no longer what it hangs below.
    boolean tree = arrangement.sortedBy().isEmpty() && arrangement.filter().isEmpty();
    Listing drawn =
        arranged(model, screen).drawing(WHO, row -> who(byRow.get(row.id()), row, tree, canvas));
    List<Block> page = new ArrayList<>();
    page.add(Block.of(summary(detail.get().waits())));
    page.addAll(
        new ListingView(canvas, drawn, arrangement)
            .blocks(row -> new WaitFacts(canvas, model).lines(byRow.get(row.id()))));
    return page;
  }

  private static Line summary(List<LockWait> waits) {
    long ours = waits.stream().filter(wait -> PartyWords.isOurs(wait.waiter())).count();
    boolean all = ours == waits.size();
    String who =
        ours == 0 ? "" : all ? ", for a rollback" : ", %d of them for a rollback".formatted(ours);
    return Line.of(" WAITING", Tone.HEADING)
        .add("  " + Words.count(waits.size(), "session") + who, Tone.FAINT);
  }

  private static Cell who(Node node, Row row, boolean tree, Canvas canvas) {
    String branch =
        tree && node.depth() > 0 ? "  ".repeat(node.depth() - 1) + canvas.symbols().branch() : "";
    Cell plain = row.cells().get(WHO);
    String sign = PartyWords.sign(node.party(), canvas.symbols());
    return Cell.of(branch + sign + " " + plain.text(), plain.tone());
  }

  @Override
  public Optional<String> copy(Model model, Screen.Blocked screen) {
    Optional<String> selected = selection(model, screen).map(Row::id);
    return nodes(model).stream()
        .filter(node -> selected.filter(node.id()::equals).isPresent())
        .findFirst()
        .flatMap(node -> Advice.of(node, model).command());
  }
}
