package org.emajbatch.monitor.view;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.emajbatch.sql.activity.Rollback;
import org.emajbatch.sql.activity.SessionProgress;

/** A running rollback: title, facts, phases, and a gauge for each session. */
final class RunningView {

  private static final String DOOMED =
      "A session's transaction is gone, so this rollback cannot commit any more. The others end"
          + " their present step first.";

  private final Canvas canvas;

  private final int maxSessions;

  /**
   * For blocks of limited height.
   *
   * @param maxSessions the most sessions to show of one rollback; at least 1
   */
  RunningView(Canvas canvas, int maxSessions) {
    this.canvas = canvas;
    this.maxSessions = maxSessions;
  }

  Block block(Rollback rollback, boolean selected) {
    List<Line> lines = new ArrayList<>();
    lines.add(new RollbackTitle(canvas).running(rollback, selected));
    lines.addAll(canvas.wrap().facts(RollbackFacts.of(rollback, canvas), canvas.symbols()));
    if (rollback.isDoomed()) {
      lines.addAll(canvas.wrap().sentences(DOOMED, Tone.BAD));
    }
    SessionView sessions = new SessionView(canvas, rollback);
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
