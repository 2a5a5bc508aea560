package org.emajbatch.monitor.plain;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.emajbatch.sql.activity.Extent;
import org.emajbatch.sql.activity.Rollback;
import org.emajbatch.sql.activity.RollbackActivity;
import org.emajbatch.sql.activity.State;
import org.emajbatch.sql.activity.Times;
import org.emajbatch.terminal.Printable;

/**
 * The layout of E-Maj's own rollback monitor, blanks at line ends included, so that what reads that
 * one's output reads this. What it has no place for, such as leftovers, stands on lines of its own.
 */
public final class PlainLayout {

  private static final DateTimeFormatter DISPLAY_TIME =
      DateTimeFormatter.ofPattern("dd/MM/uuuu - HH:mm:ss", Locale.ROOT);

  /** As the layout shows what is not known yet. */
  private static final String UNKNOWN = "?";

  private final ZoneId zone;
  private final boolean verbose;

  /**
   * A layout.
   *
   * @param zone in which times are shown
   * @param verbose whether marks and extents are shown too
   */
  public PlainLayout(ZoneId zone, boolean verbose) {
    this.zone = zone;
    this.verbose = verbose;
  }

  /** What stands once above all displays. */
  public static String heading(String version) {
    return " emaj-batch (version "
        + version
        + ") - Monitoring rollbacks activity\n"
        + "-".repeat(63);
  }

  /**
   * One display: rollbacks whose steps have ended, then those that still work, each in ascending
   * order. One that waits for its commit, or is in doubt, is among the first, as recorded.
   */
  public List<String> lines(RollbackActivity activity) {
    List<String> lines = new ArrayList<>();
    lines.add(DISPLAY_TIME.format(activity.takenAt().atZone(zone)));
    Stream.concat(activity.recent().stream(), activity.running().stream())
        .filter(PlainLayout::hasEnded)
        .sorted(Comparator.comparingInt(Rollback::id))
        .forEach(rollback -> ended(rollback, lines));
    activity.running().stream()
        .filter(rollback -> !hasEnded(rollback))
        .forEach(rollback -> running(rollback, activity.takenAt(), lines));
    activity
        .leftovers()
        .forEach(
            left ->
                lines.add(
                    "!! in doubt: prepared transaction "
                        + left.transaction().gid()
                        + "; recover "
                        + left.fate().words()));
    return lines.stream().map(Printable::text).toList();
  }

  private static boolean hasEnded(Rollback rollback) {
    return !rollback.state().isRunning() || rollback.times().endedAt().isPresent();
  }

  private void ended(Rollback rollback, List<String> lines) {
    Times times = rollback.times();
    State state = rollback.state();
    lines.add(
        "** rollback %d started at %s for groups %s "
            .formatted(
                rollback.id(),
                // The transaction's own time stamp, as long as there is one.
                times.stampedAt().or(times::startedAt).map(this::time).orElse(UNKNOWN),
                PostgresText.array(rollback.target().groups())));
    lines.add(
        "   status: %s ; ended at %s "
            .formatted(
                state.isRunning() ? rollback.reading().recordedStatus() : state.name(),
                times.endedAt().map(this::time).orElse(UNKNOWN)));
    if (verbose) {
      lines.add(mark(rollback, "\"" + rollback.target().mark() + "\""));
      lines.add(extent(rollback.extent()));
    }
  }

  private void running(Rollback rollback, Instant now, List<String> lines) {
    lines.add(
        "-> rollback %d started at %s for groups %s"
            .formatted(
                rollback.id(),
                rollback.times().startedAt().map(this::time).orElse(UNKNOWN),
                PostgresText.array(rollback.target().groups())));
    lines.add(
        "   status: %s ; completion %d %%%s"
            .formatted(
                rollback.reading().recordedStatus(),
                rollback.completionPercent(now),
                rollback.remaining(now).map(PlainLayout::remaining).orElse("")));
    if (verbose) {
      lines.add(mark(rollback, rollback.target().mark()));
      lines.add(extent(rollback.extent()));
    }
  }

  private static String remaining(Duration remaining) {
    return "; " + PostgresText.interval(remaining) + " remaining";
  }

  private String mark(Rollback rollback, String mark) {
    return "   rollback to mark: %s set at %s"
        .formatted(mark, rollback.target().markSetAt().map(this::time).orElse(UNKNOWN));
  }

  private static String extent(Extent extent) {
    return "   %d session(s) to process %s/%d table(s) and %s/%d sequence(s)"
        .formatted(
            extent.sessions(),
            known(extent.effectiveTables()),
            extent.tables(),
            known(extent.effectiveSequences()),
            extent.sequences());
  }

  private static String known(OptionalInt number) {
    return number.isPresent() ? String.valueOf(number.getAsInt()) : UNKNOWN;
  }

  private String time(Instant instant) {
    return PostgresText.timestamp(instant, zone);
  }
}
