package org.emajbatch.monitor;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.emajbatch.monitor.model.Detail;
import org.emajbatch.monitor.model.Event;
import org.emajbatch.monitor.model.Key;
import org.emajbatch.monitor.model.Model;
import org.emajbatch.monitor.model.Picture;
import org.emajbatch.monitor.update.Update;
import org.emajbatch.sql.activity.RollbackActivity;
import org.emajbatch.sql.watch.HeldLock;
import org.emajbatch.sql.watch.TimedStep;
import org.emajbatch.sql.watch.Timeline;

/** The steps of the rollbacks of {@link Scenes}, as a night leaves them; all times are fixed. */
public final class Timelines {

  private static final Instant BEGIN = Instant.parse("2026-11-20T02:12:01.640Z");

  private final List<TimedStep> steps = new ArrayList<>();
  private final Instant begin;
  private Instant cursor;
  private int session = 1;
  private int batch = 1;

  private Timelines(Instant begin) {
    this.begin = begin;
    this.cursor = begin;
  }

  /** A model that shows the timeline of its first rollback and has just received its steps. */
  public static Model model(RollbackActivity activity, Timeline timeline) {
    return read(
        Presses.press(Scenes.model(activity), Key.Kind.ENTER), activity, timeline, List.of());
  }

  /** The same model with the detail of the screen it shows. */
  public static Model read(
      Model model, RollbackActivity activity, Timeline timeline, List<HeldLock> locks) {
    Picture.Extra extra = new Picture.Extra(model.screen(), new Detail.OfTimeline(timeline, locks));
    return Update.apply(model, new Event.PictureTaken(activity, Optional.of(extra), Scenes.NOW));
  }

  /** The one in four sessions that is running: thirty steps, one session done. */
  public static Timeline executing() {
    Timelines t = new Timelines(BEGIN);
    t.session(1).batch(2);
    t.done("DIS_LOG_TRG", "sales", "customer", "", 0.01, 0.02, 0);
    t.done("DIS_LOG_TRG", "sales", "order_line", "", 0.01, 0.02, 0);
    t.done("DROP_FK", "sales", "order_line", "order_line_customer_fkey", 0.1, 0.14, 0);
    t.done("RLBK_TABLE", "sales", "customer", "", 70, 64.2, 412_004);
    t.done("DELETE_LOG", "sales", "customer", "", 12, 14.1, 530_118);
    t.batch(3);
    t.done("RLBK_TABLE", "sales", "payment", "", 56, 58.7, 400_000);
    t.running("RLBK_TABLE", "sales", "order_line", "", 60, "02:14:19", 391_220);
    t.planned("ADD_FK", "sales", "order_line", "order_line_customer_fkey", 22, 800_000);
    t.planned("DELETE_LOG", "sales", "order_line", "", 14, 391_220);
    t.planned("ENA_LOG_TRG", "sales", "customer", "", 0.01, 1);
    t.planned("ENA_LOG_TRG", "sales", "order_line", "", 0.01, 1);
    t.session(2).batch(4);
    t.done("SET_FK_DEF", "sales", "invoice", "invoice_customer_fkey", 0.01, 0.004, 0);
    t.done("RLBK_TABLE", "sales", "invoice", "", 95, 61, 310_118);
    t.done("SET_FK_IMM", "sales", "invoice", "invoice_customer_fkey", 4, 6.5, 310_118);
    t.done("DELETE_LOG", "sales", "invoice", "", 20, 17.4, 420_000);
    t.batch(5);
    t.done("RLBK_TABLE", "sales", "invoice_archive_of_past_years", "", 82, 55.2, 330_000);
    t.running("DELETE_LOG", "sales", "invoice_archive_of_past_years", "", 12, "02:14:22", 330_000);
    t.planned("RLBK_TABLE", "sales", "voucher", "", 9, 41_000);
    t.planned("DELETE_LOG", "sales", "voucher", "", 2, 41_000);
    t.session(3).batch(6);
    t.done("DROP_FK", "stock", "movement", "movement_article_fkey", 0.1, 0.3, 0);
    t.done("RLBK_TABLE", "stock", "article", "", 30, 48.9, 151_650);
    t.done("RLBK_TABLE", "stock", "movement", "", 40, 81.9, 220_000);
    t.running("ADD_FK", "stock", "movement", "movement_article_fkey", 20, "02:14:13", 5_200_000);
    t.planned("DELETE_LOG", "stock", "movement", "", 35, 260_000);
    t.planned("DELETE_LOG", "stock", "article", "", 25, 151_650);
    t.planned("RLBK_TABLE", "stock", "Größen & Maße", "", 89, 400_000);
    t.session(4).batch(7);
    for (int i = 1; i <= 6; i++) {
      t.done("RLBK_TABLE", "hr", "payslip_" + i, "", 20, 18.2 + i, 16_372);
    }
    t.steps.add(accounting());
    return new Timeline(42, t.steps, Optional.of(Duration.ofSeconds(240)));
  }

  /** One that committed, in four sessions, without what this tool's runs note. */
  public static Timeline committed() {
    Timelines t = new Timelines(Instant.parse("2026-11-20T01:58:03Z"));
    t.session(1).batch(2);
    t.done("RLBK_TABLE", "sales", "order_line", "", 80, 96.4, 812_004);
    t.done("DELETE_LOG", "sales", "order_line", "", 12, 14.1, 930_118);
    t.done("RLBK_SEQUENCES", "", "", "", 0.2, 0.4, 4);
    t.session(2).batch(3);
    t.done("RLBK_TABLE", "sales", "invoice", "", 95, 61, 310_118);
    t.done("DELETE_LOG", "sales", "invoice", "", 20, 17.4, 420_000);
    t.session(4).batch(4);
    t.done("RLBK_TABLE", "stock", "article", "", 30, 128.9, 151_650);
    return new Timeline(40, t.steps, Optional.empty());
  }

  /** One that was stopped in the middle. */
  public static Timeline aborted() {
    Timelines t = new Timelines(Instant.parse("2026-11-20T01:12:01Z"));
    t.session(1).batch(2);
    t.done("RLBK_TABLE", "hr", "payslip", "", 10, 11, 30_000);
    t.running("RLBK_TABLE", "hr", "employee", "", 10, "01:12:12", 30_000);
    t.planned("DELETE_LOG", "hr", "employee", "", 3, 30_000);
    t.session(2).batch(3);
    t.done("RLBK_TABLE", "hr", "absence", "", 6, 17, 9_000);
    return new Timeline(38, t.steps, Optional.empty());
  }

  /** One whose sessions wait for their locks: all is to come, and there are names of every kind. */
  public static Timeline locking() {
    Timelines t = new Timelines(BEGIN);
    t.session(1).batch(2);
    t.planned("RLBK_TABLE", "日本", "注文明細テーブル", "", 20, 30_000);
    t.planned("DELETE_LOG", "日本", "注文明細テーブル", "", 10, 30_000);
    t.session(2).batch(3);
    t.planned("RLBK_TABLE", "x", "e\u0301te\u0301", "", 10, 30_000);
    t.planned("RLBK_TABLE", "x", "tab\tor \u001b[31mred", "", 15, 30_000);
    t.session(3).batch(4);
    t.planned("RLBK_TABLE", "x", "y", "", 0.4, 30_000);
    return new Timeline(45, t.steps, Optional.empty());
  }

  /** One of which a session's transaction is gone while the other works on. */
  public static Timeline dying() {
    Timelines t = new Timelines(Instant.parse("2026-11-20T02:12:00.900Z"));
    t.session(1).batch(2);
    t.done("RLBK_TABLE", "hr", "employee", "", 20, 22, 40_000);
    t.running("RLBK_TABLE", "hr", "absence", "", 30, "02:13:20", 30_000);
    t.planned("DELETE_LOG", "hr", "absence", "", 10, 30_000);
    t.session(2).batch(3);
    t.done("RLBK_TABLE", "hr", "payroll", "", 60, 129, 30_000);
    t.running("RLBK_TABLE", "hr", "payslip", "", 30, "02:14:10", 20_000);
    t.planned("DELETE_LOG", "hr", "payslip", "", 10, 20_000);
    return new Timeline(47, t.steps, Optional.empty());
  }

  /** As many sessions as the engine allows, each with a few steps. */
  public static Timeline many() {
    Timelines t = new Timelines(BEGIN);
    for (int i = 1; i <= 64; i++) {
      t.session(i).batch(i + 1);
      t.cursor = BEGIN.plusMillis(20L * i);
      t.done("RLBK_TABLE", "wh", "part_a" + i, "", 60, 50 + i % 7, 1_000L * i);
      t.running("RLBK_TABLE", "wh", "part_b" + i, "", 90, "02:13:02", 1_000L * i);
      t.planned("RLBK_TABLE", "wh", "part_c" + i, "", i % 11, 1_000L * i);
    }
    return new Timeline(48, t.steps, Optional.empty());
  }

  /** Everything that estimates and clocks can do wrong. */
  public static Timeline odd() {
    Timelines t = new Timelines(BEGIN);
    t.session(1).batch(2);
    t.done("RLBK_TABLE", "a", "b", "", 0, -3, 7);
    t.running("RLBK_TABLE", "a", "c", "", 0, "02:15:30", 7);
    t.planned("RLBK_TABLE", "a", "d", "", 0, -1);
    t.session(3).batch(3);
    t.planned("RLBK_TABLE", "a", "e", "", 1e9, -1);
    t.planned("NEW_KIND", "a", "f", "", 1e9, -1);
    return new Timeline(42, t.steps, Optional.of(Duration.ofSeconds(1_000_000_000)));
  }

  private Timelines session(int number) {
    session = number;
    cursor = begin;
    return this;
  }

  private Timelines batch(int number) {
    batch = number;
    return this;
  }

  private void done(
      String kind,
      String schema,
      String table,
      String object,
      double estimate,
      double seconds,
      long rows) {
    Duration took = seconds(seconds);
    steps.add(
        step(kind, schema, table, object, estimate, rows, Optional.of(cursor), Optional.of(took)));
    cursor = cursor.plus(took).plusMillis(3);
  }

  private void running(
      String kind,
      String schema,
      String table,
      String object,
      double estimate,
      String since,
      long expected) {
    Instant start = Instant.parse("2026-11-20T" + since + "Z");
    steps.add(
        step(
            kind, schema, table, object, estimate, expected, Optional.of(start), Optional.empty()));
  }

  private void planned(
      String kind, String schema, String table, String object, double estimate, long expected) {
    steps.add(
        step(kind, schema, table, object, estimate, expected, Optional.empty(), Optional.empty()));
  }

  private TimedStep step(
      String kind,
      String schema,
      String table,
      String object,
      double estimate,
      long rows,
      Optional<Instant> startedAt,
      Optional<Duration> took) {
    boolean counted = !kind.endsWith("TRG") && !kind.endsWith("DEF") && !kind.startsWith("DROP");
    return new TimedStep(
        kind,
        schema,
        table,
        object,
        kind.endsWith("_FK")
            ? Optional.of("FOREIGN KEY (customer) REFERENCES sales.customer (id) ON DELETE CASCADE")
            : Optional.empty(),
        OptionalInt.of(session),
        OptionalInt.of(batch),
        seconds(estimate),
        counted ? OptionalLong.of(rows + rows / 10) : OptionalLong.empty(),
        startedAt,
        took,
        took.isPresent() && counted ? OptionalLong.of(rows) : OptionalLong.empty());
  }

  private static TimedStep accounting() {
    return new TimedStep(
        "CTRL+DBLINK",
        "",
        "",
        "",
        Optional.empty(),
        OptionalInt.empty(),
        OptionalInt.empty(),
        Duration.ofMillis(300),
        OptionalLong.of(30),
        Optional.empty(),
        Optional.empty(),
        OptionalLong.empty());
  }

  private static Duration seconds(double seconds) {
    return Duration.ofMillis(Math.round(seconds * 1_000));
  }
}
