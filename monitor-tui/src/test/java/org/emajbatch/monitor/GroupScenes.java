package org.emajbatch.monitor;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.emajbatch.monitor.model.Detail;
import org.emajbatch.monitor.model.Event;
import org.emajbatch.monitor.model.Model;
import org.emajbatch.monitor.model.Picture;
import org.emajbatch.monitor.model.Screen;
import org.emajbatch.monitor.model.Setting;
import org.emajbatch.monitor.model.Simulation;
import org.emajbatch.monitor.update.Update;
import org.emajbatch.sql.activity.RollbackActivity;
import org.emajbatch.sql.watch.ChangeCount;
import org.emajbatch.sql.watch.Consolidable;
import org.emajbatch.sql.watch.GroupMark;
import org.emajbatch.sql.watch.GroupMember;
import org.emajbatch.sql.watch.HistoryEntry;

/** What the screens of table groups show in the tests, hostile names among them. */
public final class GroupScenes {

  /** A name of 63 bytes, as long as PostgreSQL lets names be. */
  public static final String LONGEST =
      "warehouse_of_all_the_articles_that_nobody_ever_wanted_to_buy_63";

  /** A name that would end a string, a statement and a terminal's line. */
  public static final String HOSTILE = "O'Brien\"; DROP TABLE \\x; --\u001b[31m\n日本";

  private GroupScenes() {}

  /** A model that shows a screen with what was read for it. */
  public static Model model(Detail detail, Screen... path) {
    return model(Scenes.executing(), detail, path);
  }

  /** The same beside other rollbacks. */
  public static Model model(RollbackActivity activity, Detail detail, Screen... path) {
    Model start = Scenes.model(activity);
    Model there = start.withControls(start.controls().withPath(List.of(path)));
    return take(there, activity, detail, Scenes.NOW);
  }

  /** The model after another picture. */
  public static Model take(Model model, RollbackActivity activity, Detail detail, Instant at) {
    RollbackActivity then =
        new RollbackActivity(
            at, activity.database(), activity.running(), activity.recent(), activity.leftovers());
    return Update.apply(
        model,
        new Event.PictureTaken(
            then, Optional.of(new Picture.Extra(model.screen(), detail)), Scenes.NOW));
  }

  /** The same where keys may change things. */
  public static Model allowed(Model model) {
    Setting setting = model.setting();
    return new Model(
        new Setting(setting.place(), setting.zone(), setting.recentAge(), true),
        model.controls(),
        model.picture(),
        model.link(),
        model.trends(),
        model.effects(),
        model.playback(),
        model.now());
  }

  /** Groups of each kind, looked at for a while. */
  public static Model groups() {
    Screen screen = new Screen.Groups();
    Model model = model(GroupSamples.groups(0), screen);
    for (int second = 1; second <= 70; second++) {
      model =
          take(
              model,
              Scenes.executing(),
              GroupSamples.groups(second),
              Scenes.NOW.plusSeconds(second));
    }
    return model;
  }

  /** Marks of each kind, the youngest first. */
  public static Model marks() {
    return inGroup(
        new Detail.OfMarks(
            List.of(
                mark("MARK_02.13.58.001", 32, false, true, 1_204, 1_204, ""),
                mark(
                    "before_release",
                    2_670,
                    true,
                    true,
                    1_203_352,
                    1_204_556,
                    "what the night's release must go back to, as agreed with the warehouse, if anything goes wrong"),
                mark("vor dem \"Lauf\" 日本", 13_470, false, true, 98_000_112, 99_204_668, ""),
                mark(LONGEST, 90_000, false, true, 0, 99_204_668, ""),
                mark(HOSTILE, 1_209_600, false, false, 17, 17, "\u001b[2J"))),
        new Screen.Marks("orders"));
  }

  /** Tables and sequences. */
  public static Model contents() {
    return inGroup(
        new Detail.OfContents(
            List.of(
                new GroupMember(
                    "sales",
                    "customer",
                    false,
                    Optional.empty(),
                    since(90_000),
                    Optional.of("emaj_sales.customer_log"),
                    16_384,
                    12),
                new GroupMember(
                    "sales",
                    "order_line",
                    false,
                    Optional.of(1),
                    since(90_000),
                    Optional.of("emaj_sales.order_line_log"),
                    812_004_112,
                    1_204_556),
                new GroupMember(
                    "Größen & Maße",
                    HOSTILE,
                    false,
                    Optional.of(-3),
                    since(600),
                    Optional.of("\"emaj_Größen & Maße\".\"x_log\""),
                    0,
                    0),
                new GroupMember(
                    "sales",
                    "order_order_id_seq",
                    true,
                    Optional.empty(),
                    since(90_000),
                    Optional.empty(),
                    0,
                    0))),
        new Screen.Contents("orders"));
  }

  /** Changes between two marks. */
  public static Model statistics(boolean detailed) {
    List<ChangeCount> counts =
        detailed
            ? List.of(
                change("customer", "UPDATE", "till_42", 12),
                change("order_line", "DELETE", HOSTILE, 4_556),
                change("order_line", "INSERT", "till_42", 800_000),
                change("order_line", "UPDATE", "release", 400_000),
                change("session_of_the_till", "TRUNCATE", "release", 1))
            : List.of(
                new ChangeCount("sales", "customer", Optional.empty(), Optional.empty(), 12),
                new ChangeCount(
                    "sales", "order_line", Optional.empty(), Optional.empty(), 1_204_556),
                new ChangeCount(
                    "sales", "stock_movement", Optional.empty(), Optional.empty(), 301_000));
    return inGroup(
        new Detail.OfStatistics(counts),
        new Screen.Statistics(
            "orders", "vor dem \"Lauf\" 日本", Optional.of("before_release"), detailed));
  }

  private static ChangeCount change(String table, String verb, String role, long rows) {
    return new ChangeCount("sales", table, Optional.of(verb), Optional.of(role), rows);
  }

  /** Logged rollbacks. */
  public static Model consolidables() {
    return inGroup(
        new Detail.OfConsolidables(
            List.of(
                new Consolidable("m1", "RLBK_m1_01.40.00.100_DONE", 1_204_556, 3),
                new Consolidable(HOSTILE, "RLBK_" + HOSTILE + "_DONE", 2, 0))),
        new Screen.Consolidables("orders"));
  }

  /** What was done with a group. */
  public static Model history() {
    HistoryEntry start = entry(90_000, "START_GROUP", "BEGIN", "with log reset");
    return inGroup(
        new Detail.OfHistory(
            List.of(
                entry(32, "SET_MARK_GROUP", "", "MARK_02.13.58.001"),
                entry(2_670, "PROTECT_MARK_GROUP", "", HOSTILE),
                entry(
                    80_000,
                    "ROLLBACK_GROUP",
                    "MARK DELETED",
                    "mark a_mark_that_was_set_before_a_release_that_went_wrong is deleted, because nobody will ever want to go back to it again"),
                start,
                start)),
        new Screen.History("orders"));
  }

  private static HistoryEntry entry(int secondsAgo, String function, String event, String wording) {
    return new HistoryEntry(
        Scenes.NOW.minusSeconds(secondsAgo), function, event, "orders", wording, "release");
  }

  /** What a rollback would take with 1 to 12 sessions. */
  public static Model simulation() {
    List<Simulation.Point> points = new ArrayList<>();
    for (int sessions = 1; sessions <= 12; sessions++) {
      long bound = Math.max(95_000, 727_000 / sessions);
      points.add(
          new Simulation.Point(
              sessions,
              Duration.ofMillis(bound + (sessions > 1 ? 60_000 / sessions : 0)),
              Duration.ofMillis(bound)));
    }
    Simulation simulation =
        new Simulation(
            points,
            OptionalInt.of(6),
            1_204_556,
            37,
            "the table sales.order_line, which one session has to put back alone",
            List.of(
                "The group is protected against rollbacks: SELECT emaj.emaj_unprotect_group('orders');"));
    return model(
        new Detail.OfSimulation(simulation),
        new Screen.Groups(),
        new Screen.Marks("orders"),
        new Screen.Simulation("orders", "vor dem \"Lauf\""));
  }

  private static GroupMark mark(
      String name,
      int secondsAgo,
      boolean guarded,
      boolean usable,
      long untilNext,
      long since,
      String comment) {
    return new GroupMark(
        name, Scenes.NOW.minusSeconds(secondsAgo), guarded, usable, untilNext, since, comment);
  }

  private static Optional<Instant> since(int seconds) {
    return Optional.of(Scenes.NOW.minusSeconds(seconds));
  }

  /** A screen of a group, reached by the list of all. */
  public static Model inGroup(Detail detail, Screen screen) {
    return model(detail, new Screen.Groups(), screen);
  }
}
