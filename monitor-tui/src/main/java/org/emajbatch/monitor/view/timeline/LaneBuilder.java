package org.emajbatch.monitor.view.timeline;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.emajbatch.sql.engine.Pace;
import org.emajbatch.sql.watch.TimedStep;

/**
 * Places the steps of one session in time: those begun where the server says, those to come one
 * after the other, at the speed the session has shown. Together they end when {@link Pace} says, so
 * that every screen tells the same time left.
 */
final class LaneBuilder {

  private final Instant origin;
  private final Duration now;

  /**
   * For the lanes of one rollback.
   *
   * @param origin from which all times are counted
   * @param now the moment of the picture; for what has ended, its end
   */
  LaneBuilder(Instant origin, Duration now) {
    this.origin = origin;
    this.now = now;
  }

  /**
   * A session that works.
   *
   * @param steps its own, in their order
   */
  Lane live(int session, List<TimedStep> steps) {
    Pace pace = pace(steps);
    List<Piece> pieces = new ArrayList<>(begun(steps, Phase.RUNNING));
    Duration cursor = now;
    Optional<Piece> running =
        pieces.stream().filter(piece -> piece.phase() == Phase.RUNNING).findFirst();
    if (running.isPresent()) {
      Duration whole = times(running.get().step().estimate(), pace.slowness());
      Duration rest = whole.minus(running.get().length());
      if (!rest.isNegative() && !rest.isZero()) {
        cursor = cursor.plus(rest);
        pieces.add(new Piece(running.get().step(), Phase.REST, now, cursor));
      }
    }
    for (TimedStep step : steps) {
      if (step.startedAt().isEmpty() && step.duration().isEmpty()) {
        Duration end = cursor.plus(times(step.estimate(), pace.slowness()));
        pieces.add(new Piece(step, Phase.TO_COME, cursor, end));
        cursor = end;
      }
    }
    return Lane.of(session, pieces, false);
  }

  /**
   * A session that works no more.
   *
   * @param steps its own, in their order
   * @param lost whether its transaction ended before its work
   */
  Lane over(int session, List<TimedStep> steps, boolean lost) {
    List<Piece> pieces = new ArrayList<>(begun(steps, Phase.CUT_OFF));
    for (TimedStep step : steps) {
      if (step.startedAt().isEmpty() && step.duration().isEmpty()) {
        pieces.add(new Piece(step, Phase.NEVER, now, now));
      }
    }
    return Lane.of(session, pieces, lost);
  }

  private List<Piece> begun(List<TimedStep> steps, Phase unfinished) {
    List<Piece> pieces = new ArrayList<>();
    for (TimedStep step : steps) {
      if (step.startedAt().isPresent() || step.duration().isPresent()) {
        Duration from = step.startedAt().map(this::sinceOrigin).orElse(Duration.ZERO);
        // The server's clock may have been set back since.
        Duration until = step.duration().map(from::plus).orElse(now);
        Phase phase = step.duration().isPresent() ? Phase.DONE : unfinished;
        pieces.add(new Piece(step, phase, from, later(from, until)));
      }
    }
    pieces.sort(Comparator.comparing(Piece::from));
    return pieces;
  }

  private Duration sinceOrigin(Instant moment) {
    return later(Duration.ZERO, Duration.between(origin, moment));
  }

  private Pace pace(List<TimedStep> steps) {
    double estimated = 0;
    double estimatedDone = 0;
    double spent = 0;
    double running = 0;
    double elapsed = 0;
    for (TimedStep step : steps) {
      double estimate = Scale.seconds(step.estimate()) * 1e6;
      estimated += estimate;
      if (step.duration().isPresent()) {
        estimatedDone += estimate;
        spent += estimate > 0 ? Math.max(0, Scale.seconds(step.duration().get()) * 1e6) : 0;
      } else if (step.startedAt().isPresent() && running == 0) {
        running = estimate;
        Duration gone = now.minus(sinceOrigin(step.startedAt().get()));
        elapsed = Math.max(0, Scale.seconds(gone) * 1e6);
      }
    }
    return new Pace(estimated, estimatedDone, spent, running, elapsed);
  }

  private static Duration times(Duration duration, double factor) {
    return Duration.ofNanos(Math.round(Scale.seconds(duration) * factor * 1e9));
  }

  static Duration later(Duration one, Duration other) {
    return one.compareTo(other) >= 0 ? one : other;
  }
}
