package org.emajbatch.monitor.view.timeline;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.emajbatch.sql.activity.Rollback;
import org.emajbatch.sql.activity.SessionProgress;
import org.emajbatch.sql.activity.State;
import org.emajbatch.sql.watch.TimedStep;
import org.emajbatch.sql.watch.Timeline;

/**
 * A rollback's steps by session and time. It only places what was read; nothing here estimates.
 *
 * @param live whether its sessions work still
 * @param now how long after the first step the picture was taken, or the rollback ended
 * @param lanes one a session, in session order
 * @param planned what its longest session was to take by the estimates; zero where there are none
 * @param bound what no plan could have beaten; absent where there are no estimates
 */
record Schedule(
    boolean live, Duration now, List<Lane> lanes, Duration planned, Optional<Bound> bound) {

  Schedule {
    lanes = List.copyOf(lanes);
  }

  /**
   * Places the steps.
   *
   * @param rollback whose they are; absent where it is not among those listed any more
   * @param takenAt the moment of the picture, by the server's clock
   */
  static Schedule of(Timeline timeline, Optional<Rollback> rollback, Instant takenAt) {
    boolean live = rollback.filter(Schedule::isLive).isPresent();
    // There are thousands: one way through them does what it can.
    List<TimedStep> steps = new ArrayList<>(timeline.steps().size());
    Map<Integer, List<TimedStep>> bySession = new HashMap<>();
    Instant first = Instant.MAX;
    for (TimedStep step : timeline.steps()) {
      if (step.session().isPresent()) {
        steps.add(step);
        bySession.computeIfAbsent(step.session().getAsInt(), any -> new ArrayList<>()).add(step);
        Instant start = step.startedAt().orElse(first);
        first = start.isBefore(first) ? start : first;
      }
    }
    Instant origin = first.equals(Instant.MAX) ? takenAt : first;
    Instant end =
        live
            ? takenAt
            : rollback.flatMap(r -> r.times().endedAt()).orElse(lastTrace(steps, origin));
    Duration now = LaneBuilder.later(Duration.ZERO, Duration.between(origin, end));
    LaneBuilder builder = new LaneBuilder(origin, now);
    List<Lane> lanes = new ArrayList<>();
    int sessions = sessions(bySession.keySet(), rollback);
    Duration planned = Duration.ZERO;
    for (int session = 1; session <= sessions; session++) {
      int number = session;
      List<TimedStep> own = bySession.getOrDefault(session, List.of());
      boolean lost = rollback.map(r -> isLost(r, number)).orElse(false);
      lanes.add(live && !lost ? builder.live(session, own) : builder.over(session, own, lost));
      planned =
          LaneBuilder.later(
              planned, own.stream().map(TimedStep::estimate).reduce(Duration.ZERO, Duration::plus));
    }
    return new Schedule(live, now, lanes, planned, Bound.of(steps, sessions));
  }

  /**
   * What a schedule is made from.
   *
   * @param timeline the steps
   * @param rollback whose they are; absent where it is not among those listed any more
   * @param at the moment of the picture while its sessions work; nothing later changes what is over
   */
  record Source(Timeline timeline, Optional<Rollback> rollback, Instant at) {

    /** At the moment of a picture. */
    static Source of(Timeline timeline, Optional<Rollback> rollback, Instant takenAt) {
      boolean live = rollback.filter(Schedule::isLive).isPresent();
      Instant end = rollback.flatMap(r -> r.times().endedAt()).orElse(Instant.EPOCH);
      return new Source(timeline, rollback, live ? takenAt : end);
    }
  }

  /** Places the steps. */
  static Schedule of(Source source) {
    return of(source.timeline(), source.rollback(), source.at());
  }

  /** When nobody noted the end, it was not before the last thing that was. */
  private static Instant lastTrace(List<TimedStep> steps, Instant origin) {
    return steps.stream()
        .flatMap(
            step ->
                step.startedAt().stream().map(at -> at.plus(step.duration().orElse(Duration.ZERO))))
        .max(Comparator.naturalOrder())
        .orElse(origin);
  }

  private static boolean isLive(Rollback rollback) {
    return rollback.state() == State.LOCKING || rollback.state() == State.EXECUTING;
  }

  private static int sessions(Set<Integer> withSteps, Optional<Rollback> rollback) {
    int used = withSteps.stream().mapToInt(Integer::intValue).max().orElse(0);
    return Math.max(used, rollback.map(r -> r.extent().sessions()).orElse(0));
  }

  private static boolean isLost(Rollback rollback, int session) {
    return rollback.sessions().stream()
        .anyMatch(s -> s.session() == session && s.status() == SessionProgress.Status.LOST);
  }

  /** When the last session has done its steps, or is expected to. */
  Duration end() {
    return lanes.stream().map(Lane::end).max(Comparator.naturalOrder()).orElse(Duration.ZERO);
  }

  /** Whether all steps are done. */
  boolean isComplete() {
    return lanes.stream()
        .flatMap(lane -> lane.pieces().stream())
        .allMatch(piece -> piece.phase() == Phase.DONE);
  }

  /** The session that ends last, where there are several; of equal ones the first. */
  Optional<Lane> last() {
    if (!live && !isComplete()) {
      return Optional.empty();
    }
    Duration end = end();
    boolean several = lanes.stream().filter(lane -> !lane.pieces().isEmpty()).count() > 1;
    return several && !end.isZero()
        ? lanes.stream().filter(lane -> lane.end().equals(end)).findFirst()
        : Optional.empty();
  }

  /**
   * All steps: while they run, those that run now, those to come, then those done, the youngest
   * first; afterwards in the order in which they were done.
   */
  List<Piece> steps() {
    Comparator<Piece> byTime =
        Comparator.comparing((Piece piece) -> piece.phase() == Phase.NEVER)
            .thenComparing(Piece::from)
            .thenComparing(piece -> piece.step().session().getAsInt());
    List<Piece> all =
        lanes.stream()
            .flatMap(lane -> lane.pieces().stream())
            .filter(piece -> piece.phase() != Phase.REST)
            .sorted(byTime)
            .toList();
    if (!live) {
      return all;
    }
    List<Piece> ordered = new ArrayList<>(of(all, Phase.RUNNING));
    ordered.addAll(of(all, Phase.CUT_OFF));
    ordered.addAll(of(all, Phase.TO_COME));
    List<Piece> done = new ArrayList<>(of(all, Phase.DONE));
    Collections.reverse(done);
    ordered.addAll(done);
    ordered.addAll(of(all, Phase.NEVER));
    return ordered;
  }

  private static List<Piece> of(List<Piece> pieces, Phase phase) {
    return pieces.stream().filter(piece -> piece.phase() == phase).toList();
  }
}
