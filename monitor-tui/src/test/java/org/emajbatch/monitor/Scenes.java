package org.emajbatch.monitor;

import static org.emajbatch.monitor.RollbackSamples.ended;
import static org.emajbatch.monitor.RollbackSamples.four;
import static org.emajbatch.monitor.RollbackSamples.leftover;
import static org.emajbatch.monitor.RollbackSamples.running;
import static org.emajbatch.monitor.RollbackSamples.session;
import static org.emajbatch.monitor.RollbackSamples.step;
import static org.emajbatch.monitor.RollbackSamples.times;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.emajbatch.monitor.model.Event;
import org.emajbatch.monitor.model.Model;
import org.emajbatch.monitor.model.Place;
import org.emajbatch.monitor.model.Setting;
import org.emajbatch.monitor.update.Update;
import org.emajbatch.sql.activity.Extent;
import org.emajbatch.sql.activity.Leftover;
import org.emajbatch.sql.activity.Rollback;
import org.emajbatch.sql.activity.RollbackActivity;
import org.emajbatch.sql.activity.SessionProgress;
import org.emajbatch.sql.activity.SessionProgress.Status;
import org.emajbatch.sql.activity.State;

/** Pictures to draw, such as a busy night leaves them; all times are fixed. */
public final class Scenes {

  /** The moment of every picture. */
  public static final Instant NOW = Instant.parse("2026-11-20T02:14:30Z");

  private Scenes() {}

  /** A model that has just received this picture. */
  public static Model model(RollbackActivity activity) {
    Setting setting =
        new Setting(
            new Place("sales on db1:5432 as night_watch", "-h db1 -p 5432"),
            ZoneOffset.UTC,
            Duration.ofHours(24),
            false);
    Model model = Model.initial(setting, Duration.ofSeconds(1), NOW);
    return Update.apply(model, new Event.PictureTaken(activity, Optional.empty(), NOW));
  }

  /** The same after a minute of watching, a picture each second, while rows came back by tables. */
  public static Model watched() {
    Model model = model(quiet());
    for (int second = 59; second >= 0; second--) {
      Instant at = NOW.minusSeconds(second);
      RollbackActivity now = executing();
      List<SessionProgress> sessions = new ArrayList<>();
      for (SessionProgress s : now.running().get(0).sessions()) {
        int steps = 59 - second;
        long missing = s.session() == 4 ? 0 : 40_000L * s.session() * (10 - steps * steps / 360);
        sessions.add(
            new SessionProgress(
                s.session(),
                s.status(),
                s.startedAt(),
                s.endedAt(),
                s.steps(),
                s.stepsDone(),
                s.estimated(),
                s.estimatedDone(),
                s.spent(),
                Math.max(0, s.rows() - missing),
                s.expectedChanges(),
                s.current()));
      }
      Rollback r = now.running().get(0);
      Rollback early =
          new Rollback(
              r.id(),
              r.run(),
              r.target(),
              r.startedBy(),
              r.extent(),
              r.times(),
              r.reading(),
              r.prediction(),
              r.messages(),
              second == 0 ? r.sessions() : sessions);
      model =
          Update.apply(
              model,
              new Event.PictureTaken(
                  new RollbackActivity(at, now.database(), List.of(early), now.recent(), List.of()),
                  Optional.empty(),
                  at));
    }
    return model;
  }

  /** One rollback in four sessions, three ended ones of every kind. */
  public static RollbackActivity executing() {
    return activity(List.of(four()), ended(), List.of());
  }

  /** Nothing has ever happened. */
  public static RollbackActivity quiet() {
    return activity(List.of(), List.of(), List.of());
  }

  /** Each state that a running rollback can be in, one after the other. */
  public static RollbackActivity phases() {
    Rollback planning =
        running(
            44,
            State.PLANNING,
            "PLANNING",
            List.of("hr"),
            "before_import",
            new Extent(2, 11, OptionalInt.empty(), 3, OptionalInt.empty()),
            times("02:14:29.700"),
            List.of());
    Rollback locking =
        running(
            45,
            State.LOCKING,
            "LOCKING",
            List.of("Größen & Maße", "日本"),
            "vor dem \"Lauf\"",
            new Extent(3, 40, OptionalInt.of(12), 3, OptionalInt.empty()),
            times("02:14:20", "02:14:20.400"),
            List.of(
                session(1, Status.WORKING, 12, 0, 80, 0, 0, 0, Optional.empty()),
                session(2, Status.WORKING, 12, 0, 75, 0, 0, 0, Optional.empty()),
                session(3, Status.WAITING, 11, 0, 60, 0, 0, 0, Optional.empty())));
    Rollback committing =
        running(
            46,
            State.COMMITTING,
            "COMPLETED",
            List.of("billing"),
            "eod",
            new Extent(2, 8, OptionalInt.of(8), 1, OptionalInt.of(1)),
            times("02:13:20", "02:13:20.350", "02:13:21.100", "02:14:29.900"),
            List.of(
                session(1, Status.DONE, 12, 12, 40, 40, 44, 120_004, Optional.empty()),
                session(2, Status.DONE, 10, 10, 40, 40, 39, 98_771, Optional.empty())));
    return activity(List.of(planning, locking, committing), ended(), List.of());
  }

  /** Two transactions are left prepared; a third rollback goes on beside them. */
  public static RollbackActivity inDoubt() {
    Rollback doubtful =
        running(
            41,
            State.IN_DOUBT,
            "COMPLETED",
            List.of("billing"),
            "eod",
            new Extent(3, 8, OptionalInt.of(8), 1, OptionalInt.of(1)),
            times("02:09:20", "02:09:20.350", "02:09:21.100", "02:10:01.900"),
            List.of(
                session(1, Status.DONE, 12, 12, 40, 40, 44, 120_004, Optional.empty()),
                session(2, Status.DONE, 10, 10, 40, 40, 39, 98_771, Optional.empty()),
                session(3, Status.DONE, 10, 10, 40, 40, 39, 98_771, Optional.empty())));
    return activity(
        List.of(doubtful, four()),
        ended(),
        List.of(leftover(2, "02:10:02"), leftover(3, "02:10:03")));
  }

  /** A rollback whose client died: one session's transaction is gone, another still works. */
  public static RollbackActivity dying() {
    Rollback dying =
        running(
            47,
            State.EXECUTING,
            "EXECUTING",
            List.of("hr"),
            "before_import",
            new Extent(2, 11, OptionalInt.of(9), 3, OptionalInt.of(3)),
            times("02:12:00", "02:12:00.200", "02:12:00.900"),
            List.of(
                session(1, Status.LOST, 9, 4, 60, 20, 22, 40_000, Optional.empty()),
                session(
                    2,
                    Status.WORKING,
                    9,
                    3,
                    60,
                    20,
                    22,
                    30_000,
                    Optional.of(step("RLBK_TABLE", "hr", "payslip", "", "02:14:10", 30)))));
    return activity(List.of(dying), ended(), List.of());
  }

  /** More sessions than any screen has rows. */
  public static RollbackActivity many() {
    List<SessionProgress> sessions = new ArrayList<>();
    for (int i = 1; i <= 64; i++) {
      sessions.add(
          session(
              i,
              i % 5 == 0 ? Status.DONE : Status.WORKING,
              20,
              i % 5 == 0 ? 20 : i % 20,
              200,
              i % 5 == 0 ? 200 : i % 20 * 10,
              i % 20 * 11,
              1_000L * i,
              i % 5 == 0
                  ? Optional.empty()
                  : Optional.of(step("RLBK_TABLE", "wh", "part_" + i, "", "02:14:26", 10))));
    }
    Rollback wide =
        running(
            48,
            State.EXECUTING,
            "EXECUTING",
            List.of("warehouse"),
            "Friday",
            new Extent(64, 900, OptionalInt.of(640), 90, OptionalInt.of(12)),
            times("02:12:00", "02:12:00.900", "02:12:02.900"),
            sessions);
    return activity(List.of(wide), ended(), List.of());
  }

  private static RollbackActivity activity(
      List<Rollback> running, List<Rollback> recent, List<Leftover> leftovers) {
    return new RollbackActivity(NOW, "sales", running, recent, leftovers);
  }
}
