package org.emajbatch.monitor.view;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.emajbatch.monitor.model.Counters;
import org.emajbatch.monitor.model.Trends;
import org.emajbatch.sql.activity.Rollback;
import org.emajbatch.sql.activity.SessionProgress;
import org.emajbatch.sql.activity.State;

/** One session of a running rollback on one line: gauge, time left, rows, and what it does now. */
final class SessionView {

  private static final int ROOM_FOR_CURVES = 160;

  private static final int CURVE = 16;

  private final Canvas canvas;
  private final Rollback rollback;
  private final Trends trends;
  private final Optional<SessionProgress> lastToEnd;

  SessionView(Canvas canvas, Rollback rollback, Trends trends) {
    this.trends = trends;
    this.canvas = canvas;
    this.rollback = rollback;
    this.lastToEnd = rollback.lastToEnd(canvas.takenAt());
  }

  Line line(SessionProgress session) {
    boolean slowest =
        lastToEnd.filter(session::equals).isPresent() && rollback.extent().sessions() > 1;
    double fraction = fraction(session);
    int digits = String.valueOf(rollback.extent().sessions()).length();
    String label = String.format("s%-" + digits + "d ", session.session());
    Line line =
        Line.of("  " + (slowest ? canvas.symbols().slowest() : " ") + " ", Tone.STRONG)
            .add(label, slowest ? Tone.STRONG : Tone.PLAIN)
            .add(canvas.symbols().gauge(fraction, gaugeWidth()), gaugeTone(session))
            .add(String.format("%4d%%", (int) (fraction * 100)), Tone.PLAIN)
            .add(String.format(" %8s", timeLeft(session)), slowest ? Tone.STRONG : Tone.PLAIN);
    if (!canvas.isNarrow()) {
      line = line.add(String.format(" %13s", Words.count(session.rows()) + " rows"), Tone.PLAIN);
    }
    if (canvas.columns() >= ROOM_FOR_CURVES) {
      List<Double> rates = trends.rates(Counters.rows(rollback, session.session()));
      line = line.add("  " + Sparkline.of(rates, CURVE, canvas.symbols()), Tone.BUSY);
    }
    line = line.add("  " + doing(session), doingTone(session));
    return slowest && canvas.isWide() ? line.addRight("last to end", Tone.STRONG) : line;
  }

  /** Estimates may run out, but nothing is done before it says so. */
  private double fraction(SessionProgress session) {
    double estimated = session.fraction(canvas.takenAt());
    return session.status() == SessionProgress.Status.DONE ? 1 : Math.min(0.99, estimated);
  }

  private int gaugeWidth() {
    return Math.max(10, Math.min(60, canvas.columns() / 4));
  }

  private String timeLeft(SessionProgress session) {
    boolean known =
        session.status() == SessionProgress.Status.WORKING && rollback.state() == State.EXECUTING;
    return known ? Words.left(session.remaining(canvas.takenAt())) : "";
  }

  private String doing(SessionProgress session) {
    return switch (session.status()) {
      case WAITING -> "not registered yet";
      case LOST -> canvas.symbols().of(State.ABORTED) + " transaction gone";
      case DONE -> canvas.symbols().of(State.COMMITTED) + " done" + took(session);
      case WORKING ->
          session
              .current()
              .map(Words::of)
              .orElse(rollback.state() == State.LOCKING ? "locking" : "");
    };
  }

  private static String took(SessionProgress session) {
    return session
        .startedAt()
        .flatMap(start -> session.endedAt().map(end -> Duration.between(start, end)))
        .map(duration -> " after " + Words.precise(duration))
        .orElse("");
  }

  private static Tone doingTone(SessionProgress session) {
    return switch (session.status()) {
      case WAITING, WORKING -> Tone.FAINT;
      case LOST -> Tone.BAD;
      case DONE -> Tone.GOOD;
    };
  }

  private static Tone gaugeTone(SessionProgress session) {
    return switch (session.status()) {
      case WAITING -> Tone.WAITING;
      case WORKING -> Tone.BUSY;
      case LOST -> Tone.BAD;
      case DONE -> Tone.GOOD;
    };
  }
}
