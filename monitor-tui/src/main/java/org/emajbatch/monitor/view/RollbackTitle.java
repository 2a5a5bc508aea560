package org.emajbatch.monitor.view;

import java.time.Instant;
import java.util.List;
import org.emajbatch.sql.activity.Rollback;
import org.emajbatch.sql.activity.State;

/** The first line of every rollback: pointer, state, number, groups and mark. */
public final class RollbackTitle {

  private final Canvas canvas;

  public RollbackTitle(Canvas canvas) {
    this.canvas = canvas;
  }

  public Line line(Rollback rollback, boolean selected) {
    State state = rollback.state();
    String pointer = selected ? canvas.symbols().pointer() : " ";
    return Line.of(pointer + " ", Tone.STRONG)
        .add(canvas.symbols().of(state) + " ", tone(state))
        .add("#" + rollback.id() + " ", Tone.STRONG)
        .add(Words.of(state), tone(state))
        .add("  " + groups(rollback.target().groups()), selected ? Tone.STRONG : Tone.PLAIN)
        .add(
            " " + canvas.symbols().arrow() + " " + rollback.target().mark(),
            selected ? Tone.STRONG : Tone.PLAIN);
  }

  /** The first line of a running rollback, with how far it is at the right. */
  public Line running(Rollback rollback, boolean selected) {
    Instant now = canvas.takenAt();
    Line title = line(rollback, selected);
    if (rollback.state() == State.EXECUTING) {
      title = title.addRight(rollback.completionPercent(now) + "%", Tone.STRONG);
    }
    String elapsed = rollback.elapsed(now).map(Words::clock).orElse("?");
    title = title.addRight("  " + elapsed + (canvas.isNarrow() ? "" : " gone"), Tone.PLAIN);
    if (rollback.state() == State.LOCKING) {
      // Nobody knows when those who are in the way will end.
      String then =
          rollback
              .remaining(now)
              .filter(d -> d.toSeconds() > 0 && !canvas.isNarrow())
              .map(d -> ", then " + Words.clock(d))
              .orElse("");
      return title.addRight("  waits for locks" + then, Tone.WAITING);
    }
    String left = rollback.remaining(now).map(d -> "  " + Words.timeLeft(d)).orElse("");
    return title.addRight(left, Tone.STRONG);
  }

  private static String groups(List<String> groups) {
    return String.join(", ", groups);
  }

  /** What a state means. */
  public static Tone tone(State state) {
    return switch (state) {
      case PLANNING, LOCKING -> Tone.WAITING;
      case EXECUTING, COMMITTING -> Tone.BUSY;
      case IN_DOUBT -> Tone.ALARM;
      case COMMITTED -> Tone.GOOD;
      case ABORTED -> Tone.BAD;
    };
  }
}
