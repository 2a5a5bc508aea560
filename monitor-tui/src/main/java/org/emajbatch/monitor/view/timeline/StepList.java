package org.emajbatch.monitor.view.timeline;

import java.time.Duration;
import java.util.List;
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

  /** In the schedule's order. */
  static StepList of(Schedule schedule) {
    List<Piece> pieces = schedule.steps();
    return new StepList(pieces, new Listing(COLUMNS, pieces.stream().map(StepList::row).toList()));
  }

  /** The step with that row. */
  Optional<TimedStep> step(String row) {
    return listing.place(row).stream().mapToObj(place -> pieces.get(place).step()).findFirst();
  }

  private static String id(TimedStep step) {
    return step.kind() + "\n" + step.schema() + "\n" + step.table() + "\n" + step.object();
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
            Cell.of(piece.phase().word(), piece.phase().tone()),
            piece.phase() == Phase.NEVER ? nothing() : duration(piece.from()),
            took(piece),
            step.estimate().isZero() ? nothing() : duration(step.estimate()),
            count(step.done()),
            count(step.expected()),
            Cell.of(step.object(), Tone.FAINT)));
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
