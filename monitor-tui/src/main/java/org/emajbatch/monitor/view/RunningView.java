package org.emajbatch.monitor.view;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.emajbatch.monitor.model.Counters;
import org.emajbatch.monitor.model.Trends;
import org.emajbatch.sql.activity.Rollback;
import org.emajbatch.sql.activity.SessionProgress;

/** A running rollback: title, facts, phases, and a gauge for each session. */
final class RunningView {

  /** Columns of the curve of a whole rollback's speed. */
  private static final int CURVE = 24;

  private final Canvas canvas;
  private final Trends trends;
  private final int maxSessions;

  /**
   * For blocks of limited height.
   *
   * @param trends how fast rows are put back
   * @param maxSessions the most sessions to show of one rollback; at least 1
   */
  RunningView(Canvas canvas, Trends trends, int maxSessions) {
    this.canvas = canvas;
    this.trends = trends;
    this.maxSessions = maxSessions;
  }

  Block block(Rollback rollback, boolean selected) {
    List<Line> lines = new ArrayList<>();
    lines.add(new RollbackTitle(canvas).running(rollback, selected));
    lines.addAll(facts(rollback));
    if (rollback.isDoomed()) {
      lines.addAll(canvas.wrap().sentences(RollbackFacts.DOOMED, Tone.BAD));
    }
    SessionView sessions = new SessionView(canvas, rollback, trends);
    List<SessionProgress> shown = shown(rollback);
    shown.forEach(session -> lines.add(sessions.line(session)));
    int hidden = rollback.sessions().size() - shown.size();
    if (hidden > 0) {
      lines.add(
          Line.of(
              Canvas.INDENT
                  + canvas.symbols().ellipsis()
                  + " and "
                  + Words.count(hidden, "session")
                  + " that will end earlier",
              Tone.FAINT));
    }
    return new Block(lines, selected, Optional.of(RollbacksView.row(rollback)));
  }

  /** Once anything has come back, with the curve of its speed at the end, where that has room. */
  private List<Line> facts(Rollback rollback) {
    List<String> facts = RollbackFacts.of(rollback, canvas);
    List<Line> lines = new ArrayList<>(canvas.wrap().facts(facts, canvas.symbols()));
    List<Double> rates = trends.rates(Counters.rows(rollback));
    if (canvas.isWide() && rates.stream().anyMatch(rate -> rate > 0)) {
      String curve = "rows/s " + Sparkline.of(rates, CURVE, canvas.symbols());
      int last = lines.size() - 1;
      if (lines.get(last).width() + 2 + curve.length() > canvas.columns()) {
        lines.add(Line.EMPTY);
        last++;
      }
      lines.set(last, lines.get(last).addRight(curve, Tone.BUSY));
    }
    return lines;
  }

  /** Where there is no room for all, those that will end last, still in session order. */
  private List<SessionProgress> shown(Rollback rollback) {
    List<SessionProgress> all = rollback.sessions();
    if (all.size() <= maxSessions) {
      return all;
    }
    Comparator<SessionProgress> slowestFirst =
        Comparator.comparing((SessionProgress s) -> s.remaining(canvas.takenAt())).reversed();
    Set<SessionProgress> slowest =
        new HashSet<>(
            all.stream().sorted(slowestFirst).limit(Math.max(1, maxSessions - 1)).toList());
    return all.stream().filter(slowest::contains).toList();
  }
}
