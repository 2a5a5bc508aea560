package org.emajbatch.monitor.record;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.emajbatch.monitor.Scenes;
import org.emajbatch.monitor.model.Detail;
import org.emajbatch.monitor.model.Event;
import org.emajbatch.monitor.model.Picture;
import org.emajbatch.monitor.model.Screen;
import org.emajbatch.monitor.model.Simulation;
import org.emajbatch.monitor.model.StepId;
import org.emajbatch.monitor.model.Withheld;
import org.emajbatch.sql.activity.RollbackActivity;
import org.emajbatch.sql.watch.ChangeCount;
import org.emajbatch.sql.watch.Consolidable;
import org.emajbatch.sql.watch.GroupMark;
import org.emajbatch.sql.watch.GroupMember;
import org.emajbatch.sql.watch.GroupSummary;
import org.emajbatch.sql.watch.HeldLock;
import org.emajbatch.sql.watch.HistoryEntry;
import org.emajbatch.sql.watch.LockWait;
import org.emajbatch.sql.watch.Party;
import org.emajbatch.sql.watch.TimedStep;
import org.emajbatch.sql.watch.Timeline;

/** A screen of every kind with its detail of every kind, with and without what may be absent. */
final class Samples {

  static final Instant AT = Scenes.NOW;

  private Samples() {}

  static List<Picture.Extra> extras() {
    return List.of(
        new Picture.Extra(new Screen.Timeline(42), timeline()),
        new Picture.Extra(
            new Screen.Step(42, new StepId("ADD_FK", "s", "t \"ü\"\n", "fk")), timeline()),
        new Picture.Extra(new Screen.Blocked(), new Detail.OfWaits(List.of(lockWait()))),
        new Picture.Extra(new Screen.Groups(), new Detail.OfGroups(groups())),
        new Picture.Extra(
            new Screen.Marks("g"),
            new Detail.OfMarks(List.of(new GroupMark("m", AT, true, false, 1, 2, "")))),
        new Picture.Extra(new Screen.Contents("g"), new Detail.OfContents(members())),
        new Picture.Extra(
            new Screen.Statistics("g", "a", Optional.empty(), true),
            new Detail.OfStatistics(
                List.of(
                    new ChangeCount("s", "t", Optional.of("INSERT"), Optional.of("r"), 3),
                    new ChangeCount("s", "t", Optional.empty(), Optional.empty(), 3)))),
        new Picture.Extra(
            new Screen.Statistics("g", "a", Optional.of("b"), false),
            new Detail.Unreadable("permission denied")),
        new Picture.Extra(
            new Screen.Consolidables("g"),
            new Detail.OfConsolidables(List.of(new Consolidable("a", "b", 5, 6)))),
        new Picture.Extra(
            new Screen.History("g"),
            new Detail.OfHistory(
                List.of(new HistoryEntry(AT, "SET_MARK_GROUP", "", "g", "m", "release")))),
        new Picture.Extra(
            new Screen.Simulation("g", "m"),
            new Detail.OfSimulation(
                new Simulation(
                    List.of(
                        new Simulation.Point(1, Duration.ofMillis(1_234), Duration.ofSeconds(1))),
                    OptionalInt.of(3),
                    7,
                    8,
                    "the table t",
                    List.of("The group is protected.")))));
  }

  /** The events of a short recording. */
  static List<Event> events() {
    List<Event> events = new ArrayList<>();
    events.add(taken(Optional.empty(), 0));
    events.add(new Event.LinkLost("connection refused", AT.plusSeconds(1)));
    extras().forEach(extra -> events.add(taken(Optional.of(extra), events.size())));
    events.add(
        new Event.PictureTaken(
            Scenes.quiet(),
            Optional.empty(),
            Optional.of(new Withheld("pid 4711 has locked emaj.emaj_rlbk", AT)),
            AT.plusSeconds(events.size())));
    return events;
  }

  static Event.PictureTaken taken(Optional<Picture.Extra> extra, int seconds) {
    RollbackActivity activity = seconds == 0 ? Scenes.inDoubt() : Scenes.quiet();
    return new Event.PictureTaken(activity, extra, AT.plusSeconds(seconds));
  }

  private static Detail timeline() {
    TimedStep begun =
        new TimedStep(
            "RLBK_TABLE",
            "s",
            "t",
            "",
            Optional.empty(),
            OptionalInt.of(1),
            OptionalInt.of(2),
            Duration.ofMillis(1_500),
            OptionalLong.of(9),
            Optional.of(AT),
            Optional.of(Duration.ofNanos(1_000_001)),
            OptionalLong.of(8));
    TimedStep waiting =
        new TimedStep(
            "ADD_FK",
            "s",
            "t",
            "fk",
            Optional.of("FOREIGN KEY (a) REFERENCES b"),
            OptionalInt.empty(),
            OptionalInt.empty(),
            Duration.ZERO,
            OptionalLong.empty(),
            Optional.empty(),
            Optional.empty(),
            OptionalLong.empty());
    return new Detail.OfTimeline(
        new Timeline(42, List.of(begun, waiting), Optional.of(Duration.ofSeconds(3))),
        List.of(new HeldLock(1, "s.t", "AccessExclusiveLock", true)));
  }

  private static LockWait lockWait() {
    Party backend =
        new Party(
            OptionalInt.of(7),
            Optional.empty(),
            OptionalInt.empty(),
            OptionalInt.empty(),
            Optional.of("app"),
            "psql",
            "active",
            Optional.of(AT),
            "SELECT 1");
    Party prepared =
        new Party(
            OptionalInt.empty(),
            Optional.of(Scenes.inDoubt().leftovers().get(0).transaction()),
            OptionalInt.of(41),
            OptionalInt.of(2),
            Optional.empty(),
            "",
            "",
            Optional.empty(),
            "");
    return new LockWait(backend, "s.t", "RowExclusiveLock", Optional.of(AT), List.of(prepared));
  }

  private static List<GroupSummary> groups() {
    return List.of(
        new GroupSummary(
            "g", true, true, false, 3, 2, 1, Optional.of("m"), Optional.of(AT), 8_192, 12, "c"),
        new GroupSummary(
            "h", false, false, true, 0, 0, 0, Optional.empty(), Optional.empty(), 0, 0, ""));
  }

  private static List<GroupMember> members() {
    return List.of(
        new GroupMember(
            "s", "t", false, Optional.of(1), Optional.of(AT), Optional.of("emaj_s.t_log"), 1, 2),
        new GroupMember(
            "s", "q", true, Optional.empty(), Optional.empty(), Optional.empty(), 0, 0));
  }
}
