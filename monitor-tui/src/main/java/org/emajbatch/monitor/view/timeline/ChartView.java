package org.emajbatch.monitor.view.timeline;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.emajbatch.monitor.view.Canvas;
import org.emajbatch.monitor.view.Glyph;
import org.emajbatch.monitor.view.Line;
import org.emajbatch.monitor.view.Symbols;
import org.emajbatch.monitor.view.Tone;
import org.emajbatch.monitor.view.Words;
import org.emajbatch.sql.activity.State;

/** The picture of a rollback: an axis of time, and below it a lane for each session. */
final class ChartView {

  /** What lies farther off than so many times the work's own length must not squeeze the chart. */
  private static final int FARTHEST = 2;

  /** Columns of what is said of a lane's end, where more is said after it. */
  private static final int LEFT = 10;

  private static final Duration LEAST = Duration.ofMillis(10);

  private final Canvas canvas;
  private final Schedule schedule;
  private final Optional<Duration> predicted;
  private final Scale scale;
  private final LaneView lanes;
  private final int digits;
  private final int lastSession;

  /**
   * For one schedule.
   *
   * @param predicted how long the longest session was to take
   */
  ChartView(Canvas canvas, Schedule schedule, Optional<Duration> predicted) {
    this.canvas = canvas;
    this.schedule = schedule;
    this.predicted = predicted;
    this.lastSession = schedule.last().map(Lane::session).orElse(0);
    this.digits = String.valueOf(schedule.lanes().size()).length();
    this.scale = new Scale(length(), Math.max(10, canvas.columns() - margin() - right()));
    this.lanes =
        new LaneView(
            scale,
            canvas.symbols(),
            schedule.live() ? OptionalInt.of(scale.column(schedule.now())) : OptionalInt.empty(),
            schedule.bound().map(Bound::length).filter(scale::shows).stream()
                .mapToInt(scale::column)
                .findFirst());
  }

  /**
   * The chart.
   *
   * @param most lanes there is room for, at least 1
   * @param wanted the session of which something is selected
   */
  List<Line> lines(int most, OptionalInt wanted) {
    List<Line> lines = new ArrayList<>();
    lines.add(labels());
    lines.add(axis());
    List<Lane> shown = shown(most, wanted);
    shown.forEach(lane -> lines.add(line(lane)));
    int hidden = schedule.lanes().size() - shown.size();
    if (hidden > 0) {
      lines.add(
          Line.of(
              "  "
                  + canvas.symbols().ellipsis()
                  + " and "
                  + Words.count(hidden, "session")
                  + (schedule.live() ? " that will end earlier" : " that ended earlier"),
              Tone.FAINT));
    }
    return lines;
  }

  private Duration length() {
    Duration own = LaneBuilder.later(LEAST, schedule.end());
    if (schedule.live()) {
      own = LaneBuilder.later(own, schedule.now());
    }
    Duration farthest = own.multipliedBy(FARTHEST);
    Duration length = own;
    for (Optional<Duration> mark : List.of(predicted, schedule.bound().map(Bound::length))) {
      if (mark.isPresent() && mark.get().compareTo(farthest) <= 0) {
        length = LaneBuilder.later(length, mark.get());
      }
    }
    return length;
  }

  /** Columns before the chart: pointer, s and the session's number. */
  private int margin() {
    return 4 + digits;
  }

  private int right() {
    return canvas.isNarrow() ? 8 : canvas.isWide() ? 24 : 13;
  }

  private Line labels() {
    StringBuilder text = new StringBuilder(" ".repeat(margin()));
    List<Duration> ticks = scale.ticks();
    Duration step = ticks.size() > 1 ? ticks.get(1) : scale.length();
    for (Duration tick : ticks) {
      int column = margin() + scale.column(tick);
      String label = label(tick, step);
      if (column >= text.length()
          && column + label.length() <= margin() + scale.columns() + right()) {
        text.append(" ".repeat(column - text.length())).append(label);
      }
    }
    return Line.of(text.toString(), Tone.FAINT);
  }

  /** All labels of an axis in the same form, whichever its shortest step needs. */
  private static String label(Duration tick, Duration step) {
    if (tick.isZero() || step.toMillis() >= 1_000) {
      boolean days = !tick.isZero() && tick.toSeconds() % 86_400 == 0;
      return days ? tick.toDays() + " d" : Words.clock(tick);
    }
    return step.toMillis() >= 100
        ? String.format(Locale.ROOT, "%.1f s", Scale.seconds(tick))
        : tick.toMillis() + " ms";
  }

  private Line axis() {
    Symbols symbols = canvas.symbols();
    String[] cells = new String[scale.columns()];
    Arrays.fill(cells, symbols.axis(false));
    scale.ticks().forEach(tick -> cells[scale.column(tick)] = symbols.axis(true));
    predicted.filter(scale::shows).ifPresent(at -> cells[scale.column(at)] = symbols.predicted());
    schedule
        .bound()
        .map(Bound::length)
        .filter(scale::shows)
        .ifPresent(at -> cells[scale.column(at)] = symbols.bound());
    if (schedule.live()) {
      cells[scale.column(schedule.now())] = symbols.now();
    }
    return Line.of(" ".repeat(margin()), Tone.PLAIN).add(String.join("", cells), Tone.PLAIN);
  }

  private Line line(Lane lane) {
    boolean last = lane.session() == lastSession;
    Tone tone = last ? Tone.STRONG : Tone.PLAIN;
    Line line =
        Line.of((last ? canvas.symbols().slowest() : " ") + " ", Tone.STRONG)
            .add(String.format("s%-" + digits + "d ", lane.session()), tone)
            .add(lanes.line(lane))
            .add(" ", Tone.PLAIN);
    return end(line, lane, last);
  }

  private Line end(Line line, Lane lane, boolean last) {
    Symbols symbols = canvas.symbols();
    if (lane.pieces().isEmpty()) {
      return line.add(canvas.isNarrow() ? "idle" : "no steps", Tone.FAINT);
    }
    if (lane.lost()) {
      return line.add(symbols.of(State.ABORTED) + " gone", Tone.BAD);
    }
    if (lane.isOpen()) {
      Duration left = LaneBuilder.later(Duration.ZERO, lane.end().minus(schedule.now()));
      String words = canvas.isNarrow() ? Words.left(left) : Words.timeLeft(left);
      return lastOrNot(line.add(words, last ? Tone.STRONG : Tone.PLAIN), words, last);
    }
    boolean cut = lane.pieces().stream().anyMatch(piece -> piece.phase() != Phase.DONE);
    String sign = symbols.of(cut ? State.ABORTED : State.COMMITTED);
    String words = sign + " " + Words.precise(lane.end());
    return lastOrNot(line.add(words, cut ? Tone.BAD : Tone.GOOD), words, last);
  }

  private Line lastOrNot(Line line, String words, boolean last) {
    if (!last || !canvas.isWide()) {
      return line;
    }
    String blanks = " ".repeat(Math.max(1, LEFT + 1 - Glyph.width(words)));
    return line.add(blanks + (schedule.live() ? "last to end" : "ended last"), Tone.STRONG);
  }

  /** Where there is no room for all: those that end last and the one wanted, in session order. */
  private List<Lane> shown(int most, OptionalInt wanted) {
    List<Lane> all = schedule.lanes();
    if (all.size() <= most) {
      return all;
    }
    Comparator<Lane> order =
        Comparator.comparing(
                (Lane lane) -> wanted.isPresent() && wanted.getAsInt() == lane.session())
            .thenComparing(Lane::end)
            .reversed();
    Set<Lane> kept =
        new HashSet<>(all.stream().sorted(order).limit(Math.max(1, most - 1)).toList());
    return all.stream().filter(kept::contains).toList();
  }
}
