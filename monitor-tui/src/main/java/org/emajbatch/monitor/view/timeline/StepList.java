package org.emajbatch.monitor.view.timeline;

import java.time.Duration;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.emajbatch.monitor.view.Cell;
import org.emajbatch.monitor.view.Column;
import org.emajbatch.monitor.view.Listing;
import org.emajbatch.monitor.view.Row;
import org.emajbatch.monitor.view.Symbols;
import org.emajbatch.monitor.view.Tone;
import org.emajbatch.monitor.view.Words;
import org.emajbatch.sql.watch.TimedStep;

/**
 * The steps of a schedule as a list.
 *
 * @param pieces in the schedule's order
 * @param listing a row for each of them
 */
record StepList(List<Piece> pieces, Listing listing) {

  private static final List<Column> COLUMNS =
      List.of(
          Column.text("by", 0),
          Column.text("step", 0),
          Column.text("table", 0),
          Column.text("state", 1),
          Column.number("at", 3),
          Column.number("took", 0),
          Column.number("estimate", 1),
          Column.number("rows", 2),
          Column.number("expected", 3),
          Column.text("key or trigger", 4));

  /** The columns of what a schedule says of a step; all others are its own. */
  private static final int STATE = 3;

  private static final int AT = 4;

  private static final int TOOK = 5;

  /** A row that was made for a piece, and is still right but for those columns. */
  private record Made(Piece piece, Row row) {}

  /**
   * In the schedule's order.
   *
   * @param last an earlier list of the same rollback or any other: there are thousands of steps,
   *     and most rows of it, or most cells of them, are still right
   */
  static StepList of(Schedule schedule, Optional<StepList> last) {
    Map<TimedStep, Made> made = last.map(StepList::made).orElse(Map.of());
    List<Piece> pieces = schedule.steps();
    List<Row> rows = new ArrayList<>(pieces.size());
    for (Piece piece : pieces) {
      Made before = made.get(piece.step());
      rows.add(before == null ? row(piece) : row(piece, before));
    }
    return new StepList(pieces, new Listing(COLUMNS, rows));
  }

  /** By the very step: to find an equal one would cost more than making its row. */
  private Map<TimedStep, Made> made() {
    Map<TimedStep, Made> made = new IdentityHashMap<>(pieces.size());
    for (int i = 0; i < pieces.size(); i++) {
      made.put(pieces.get(i).step(), new Made(pieces.get(i), listing.rows().get(i)));
    }
    return made;
  }

  /** The step with that row. */
  Optional<TimedStep> step(String row) {
    return listing.place(row).stream().mapToObj(place -> pieces.get(place).step()).findFirst();
  }

  private static String id(TimedStep step) {
    return step.kind() + "\n" + step.schema() + "\n" + step.table() + "\n" + step.object();
  }

  private static Row row(Piece piece, Made made) {
    Row row = made.row();
    if (made.piece().isPlacedAs(piece)) {
      return row;
    }
    List<Cell> cells = new ArrayList<>(row.cells());
    cells.set(STATE, state(piece));
    cells.set(AT, at(piece));
    cells.set(TOOK, took(piece));
    return new Row(row.id(), cells);
  }

  private static Row row(Piece piece) {
    TimedStep step = piece.step();
    int session = step.session().orElse(0);
    return new Row(
        id(step),
        List.of(
            Cell.of("s" + session, session),
            Cell.of(StepWords.deed(step)),
            Cell.of(StepWords.table(step)),
            state(piece),
            at(piece),
            took(piece),
            step.estimate().isZero() ? nothing() : duration(step.estimate()),
            count(step.done()),
            count(step.expected()),
            Cell.of(step.object(), Tone.FAINT)));
  }

  private static Cell state(Piece piece) {
    return Cell.of(piece.phase().word(), piece.phase().tone());
  }

  private static Cell at(Piece piece) {
    return piece.phase() == Phase.NEVER ? nothing() : duration(piece.from());
  }

  private static Cell took(Piece piece) {
    return switch (piece.phase()) {
      case DONE, RUNNING, REST -> duration(piece.length());
      // Nobody noted when it ended, unless the rollback's own end is known.
      case CUT_OFF -> piece.length().isZero() ? nothing() : duration(piece.length());
      case TO_COME, NEVER -> nothing();
    };
  }

  private static Cell duration(Duration duration) {
    return Cell.of(Words.precise(duration), Scale.seconds(duration));
  }

  /** A table that was never analyzed counts as -1 rows in E-Maj's own estimates. */
  private static Cell count(OptionalLong count) {
    return count.isPresent() && count.getAsLong() >= 0
        ? Cell.of(Words.count(count.getAsLong()), count.getAsLong())
        : nothing();
  }

  private static Cell nothing() {
    return Cell.of("", -1);
  }

  /** What the signs of the chart mean, for its heading. */
  static List<String> legend(Symbols symbols, Schedule schedule) {
    List<Phase> phases =
        schedule.lanes().stream()
            .flatMap(lane -> lane.pieces().stream())
            .map(piece -> piece.phase() == Phase.REST ? Phase.TO_COME : piece.phase())
            .filter(Phase::isDrawn)
            .distinct()
            .sorted()
            .toList();
    return phases.stream().map(phase -> phase.fill(symbols) + " " + phase.word()).toList();
  }
}
