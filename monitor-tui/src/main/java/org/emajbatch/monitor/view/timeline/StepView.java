package org.emajbatch.monitor.view.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.emajbatch.monitor.model.Detail;
import org.emajbatch.monitor.model.Model;
import org.emajbatch.monitor.model.Screen;
import org.emajbatch.monitor.model.StepId;
import org.emajbatch.monitor.view.Block;
import org.emajbatch.monitor.view.Canvas;
import org.emajbatch.monitor.view.Cell;
import org.emajbatch.monitor.view.Column;
import org.emajbatch.monitor.view.Line;
import org.emajbatch.monitor.view.Listing;
import org.emajbatch.monitor.view.ListingView;
import org.emajbatch.monitor.view.Row;
import org.emajbatch.monitor.view.ScreenView;
import org.emajbatch.monitor.view.Tone;
import org.emajbatch.sql.watch.HeldLock;
import org.emajbatch.sql.watch.TimedStep;

/** Draws {@link Screen.Step}: what it does, how long it takes, and the locks on its table. */
public final class StepView implements ScreenView<Screen.Step> {

  private static final List<Column> LOCKS =
      List.of(
          Column.text("by", 0),
          Column.text("table", 0),
          Column.text("lock", 0),
          Column.text("state", 0));

  private static final String SINCE_THE_LOCK_PHASE =
      "EXCLUSIVE on the table since the lock phase: others can read it, writers wait until the"
          + " rollback ends.";

  @Override
  public String title(Screen.Step screen) {
    String table = screen.step().table();
    return table.isEmpty() ? "Sequences" : screen.step().schema() + "." + table;
  }

  @Override
  public Listing listing(Model model, Screen.Step screen) {
    return new Listing(LOCKS, locks(model).stream().map(StepView::row).toList());
  }

  private static Row row(HeldLock lock) {
    return new Row(
        lock.session() + " " + lock.table() + " " + lock.mode(),
        List.of(
            Cell.of("s" + lock.session(), lock.session()),
            Cell.of(lock.table()),
            Cell.of(lock.mode()),
            lock.granted() ? Cell.of("held", Tone.GOOD) : Cell.of("waited for", Tone.WAITING)));
  }

  @Override
  public Optional<String> copy(Model model, Screen.Step screen) {
    return piece(model, screen).map(Piece::step).flatMap(StepSql::toCopy);
  }

  @Override
  public List<Block> page(Model model, Screen.Step screen, Canvas canvas, int height) {
    Optional<Piece> piece = piece(model, screen);
    if (piece.isEmpty()) {
      String why =
          model.detail(Detail.OfTimeline.class).isEmpty()
              ? "Reading the step."
              : "Rollback #" + screen.rollbackId() + " has no such step any more.";
      return List.of(Block.of(Line.EMPTY), Block.of(canvas.wrap().sentences(why, Tone.PLAIN)));
    }
    TimedStep step = piece.get().step();
    List<Line> top = new ArrayList<>();
    top.add(title(piece.get(), canvas));
    top.addAll(canvas.wrap().facts(StepFacts.of(piece.get(), canvas), canvas.symbols()));
    Optional<StepMeaning> meaning = StepMeaning.of(step.kind());
    meaning.ifPresent(m -> section(top, "WHAT IT DOES", m.deed(), canvas));
    StepSql.statement(step).ifPresent(sql -> section(top, "STATEMENT", sql + ";", canvas));
    if (StepSql.statement(step).isEmpty() && !step.table().isEmpty()) {
      section(top, "TABLE", StepSql.table(step), canvas);
    }
    step.definition()
        .filter(text -> !step.kind().equals("ADD_FK"))
        .ifPresent(text -> section(top, "THE KEY", text, canvas));
    section(top, "LOCKS IT NEEDS", needs(step, meaning), canvas);
    List<Block> page = new ArrayList<>(List.of(Block.of(top)));
    page.addAll(held(model, screen, canvas));
    return page;
  }

  private static Line title(Piece piece, Canvas canvas) {
    TimedStep step = piece.step();
    String table = StepWords.table(step);
    String object = step.object().isEmpty() ? "" : " " + step.object();
    return Line.of("  " + piece.phase().fill(canvas.symbols()) + " ", piece.phase().tone())
        .add(StepWords.deed(step) + object, Tone.STRONG)
        .add(table.isEmpty() ? "" : " of " + table, Tone.STRONG)
        .addRight(piece.phase().word(), piece.phase().tone());
  }

  private static void section(List<Line> lines, String title, String text, Canvas canvas) {
    lines.add(Line.of(" " + title, Tone.HEADING));
    lines.addAll(canvas.wrap().sentences(text, Tone.PLAIN));
  }

  private static String needs(TimedStep step, Optional<StepMeaning> meaning) {
    String more = meaning.map(StepMeaning::locks).orElse("");
    return step.table().isEmpty() ? more : (SINCE_THE_LOCK_PHASE + " " + more).strip();
  }

  private List<Block> held(Model model, Screen.Step screen, Canvas canvas) {
    Listing listing = arranged(model, screen);
    boolean none = listing.rows().isEmpty();
    boolean hidden = none && !locks(model).isEmpty();
    String remark = hidden ? "none that the filter lets through" : "none by this rollback now";
    Line heading =
        Line.of(" LOCKS ON IT NOW", Tone.HEADING).add(none ? "  " + remark : "", Tone.FAINT);
    List<Block> blocks = new ArrayList<>(List.of(Block.of(heading)));
    if (!none) {
      blocks.addAll(new ListingView(canvas, listing, model.controls().arrangement()).blocks());
    }
    return blocks;
  }

  private static List<HeldLock> locks(Model model) {
    return model.detail(Detail.OfTimeline.class).map(Detail.OfTimeline::locks).orElse(List.of());
  }

  private static Optional<Piece> piece(Model model, Screen.Step screen) {
    return TimelineView.steps(model, screen.rollbackId()).stream()
        .flatMap(steps -> steps.pieces().stream())
        .filter(piece -> StepId.of(piece.step()).equals(screen.step()))
        .findFirst();
  }
}
