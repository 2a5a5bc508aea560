package org.emajbatch.monitor.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.emajbatch.sql.activity.Rollback;
import org.emajbatch.sql.activity.State;
import org.emajbatch.sql.history.PastRun;

/** An ended rollback: one line, and all that is known of it when it is selected. */
final class RecentView {

  private static final String TOOK = "%9s";

  private static final String AGAINST_PLAN = "%-19s";

  private final Canvas canvas;

  RecentView(Canvas canvas) {
    this.canvas = canvas;
  }

  Block block(Rollback rollback, boolean selected) {
    List<Line> lines = new ArrayList<>();
    lines.add(title(rollback, selected));
    if (selected) {
      lines.addAll(canvas.wrap().facts(RollbackFacts.of(rollback, canvas), canvas.symbols()));
      if (rollback.reading().isDerived()) {
        lines.addAll(canvas.wrap().sentences(notRecorded(rollback), Tone.FAINT));
      }
      Tone tone = rollback.state() == State.ABORTED ? Tone.BAD : Tone.PLAIN;
      for (String message : rollback.messages()) {
        lines.addAll(canvas.wrap().sentences(message, tone));
      }
    }
    return new Block(lines, selected, Optional.of(RollbacksView.row(rollback)));
  }

  private Line title(Rollback rollback, boolean selected) {
    Line title = new RollbackTitle(canvas).line(rollback, selected);
    if (canvas.isWide()) {
      title = title.add(origin(rollback), Tone.FAINT);
    }
    if (rollback.times().endedAt().isEmpty()) {
      return title.addRight("end not recorded", Tone.WAITING);
    }
    if (canvas.isWide()) {
      String against =
          rollback.prediction().map(p -> PastRun.Prediction.deviation(p.ratio())).orElse("");
      title = title.addRight(String.format(AGAINST_PLAN, against), Tone.PLAIN);
    }
    String took = rollback.elapsed(canvas.takenAt()).map(Words::precise).orElse("?");
    return title
        .addRight(canvas.isNarrow() ? "" : endedAt(rollback), Tone.FAINT)
        .addRight(String.format(TOOK, took), Tone.PLAIN);
  }

  /** Who wanted it, and what for. */
  private String origin(Rollback rollback) {
    String who = rollback.startedBy().map(role -> "  by " + role).orElse("");
    return who + rollback.target().comment().map(text -> ": " + text).orElse("");
  }

  private String endedAt(Rollback rollback) {
    return rollback.times().endedAt().map(canvas::moment).orElse("");
  }

  /** The columns at the right of every title, for the heading above them. */
  static String columns(Canvas canvas) {
    String took = String.format(TOOK, "took");
    String ended = canvas.isNarrow() ? "" : "ended at";
    return (canvas.isWide() ? String.format(AGAINST_PLAN, "against plan") : "") + ended + took;
  }

  private static String notRecorded(Rollback rollback) {
    String row = "Its row still says " + rollback.reading().recordedStatus();
    String how =
        rollback.state() == State.COMMITTED
            ? ", as it does until the engine's cleanup runs. It did commit."
            : ": its client ended without a word. It did not commit.";
    return row + how + " To bring the row up to date: SELECT emaj.emaj_cleanup_rollback_state();";
  }
}
