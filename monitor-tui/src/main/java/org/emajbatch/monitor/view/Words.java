package org.emajbatch.monitor.view;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.emajbatch.sql.activity.State;
import org.emajbatch.sql.activity.Step;

/** How times, counts and the engine's terms read for people; the same words on every screen. */
public final class Words {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");
  private static final DateTimeFormatter DAY_AND_TIME = DateTimeFormatter.ofPattern("d MMM HH:mm");

  private static final DateTimeFormatter DAY_AND_SECOND =
      DateTimeFormatter.ofPattern("d MMM HH:mm:ss");

  private Words() {}

  /** A duration as a clock shows it, in whole seconds: 0:42, 12:07, 1:02:03, 2d 03:04:05. */
  public static String clock(Duration duration) {
    long seconds = duration.toSeconds();
    String ofTheMinute = twoDigits(seconds % 60);
    if (seconds < 3_600) {
      return seconds / 60 + ":" + ofTheMinute;
    }
    String ofTheHour = twoDigits(seconds / 60 % 60) + ":" + ofTheMinute;
    return seconds < 86_400
        ? seconds / 3_600 + ":" + ofTheHour
        : seconds / 86_400 + "d " + twoDigits(seconds / 3_600 % 24) + ":" + ofTheHour;
  }

  private static String twoDigits(long number) {
    return number < 10 ? "0" + number : Long.toString(number);
  }

  /** Time left, in a column: an estimate that has run out does not say when the end will be. */
  public static String left(Duration duration) {
    return isSoon(duration) ? "soon" : clock(duration);
  }

  /** Time left, in a sentence. */
  public static String timeLeft(Duration duration) {
    return isSoon(duration) ? "ends soon" : clock(duration) + " left";
  }

  private static boolean isSoon(Duration duration) {
    return duration.toSeconds() < 1;
  }

  /** A duration where the short ones matter: 38 ms, 3.8 s, then as {@link #clock}. */
  public static String precise(Duration duration) {
    long millis = duration.toMillis();
    if (millis < 1_000) {
      return millis + " ms";
    }
    long tenths = (millis + 50) / 100;
    return millis < 10_000 ? tenths / 10 + "." + tenths % 10 + " s" : clock(duration);
  }

  /** An interval between two looks: 0.5 s, 2 s, 1 min. */
  public static String interval(Duration duration) {
    if (duration.toMillis() % 60_000 == 0) {
      return duration.toMinutes() + " min";
    }
    return duration.toMillis() % 1_000 == 0
        ? duration.toSeconds() + " s"
        : duration.toMillis() / 1_000.0 + " s";
  }

  /** How fast a recording is played: 4x, 1/5x. */
  static String speed(double speed) {
    return speed >= 1 ? Math.round(speed) + "x" : "1/" + Math.round(1 / speed) + "x";
  }

  /** A span of time to look back: 24 hours, 90 minutes. */
  public static String age(Duration duration) {
    boolean wholeHours = duration.toMinutes() % 60 == 0;
    return wholeHours ? count(duration.toHours(), "hour") : count(duration.toMinutes(), "minute");
  }

  /** A moment: the time of day, with the day where it is not the same as that of {@code now}. */
  public static String moment(Instant moment, Instant now, ZoneId zone) {
    ZonedDateTime local = moment.atZone(zone);
    boolean today = local.toLocalDate().equals(LocalDate.ofInstant(now, zone));
    return (today ? TIME : DAY_AND_TIME).withLocale(Locale.ENGLISH).format(local);
  }

  /** A moment of some day long past. */
  static String dayAndTime(Instant moment, ZoneId zone) {
    return DAY_AND_SECOND.withLocale(Locale.ENGLISH).format(moment.atZone(zone));
  }

  /** A count with separators: 1,204,556. */
  public static String count(long number) {
    // A format would be read anew for each of a list's thousands of cells.
    StringBuilder digits = new StringBuilder(Long.toString(Math.abs(number)));
    for (int place = digits.length() - 3; place > 0; place -= 3) {
      digits.insert(place, ',');
    }
    return number < 0 ? "-" + digits : digits.toString();
  }

  /** A count with its noun: 1 session, 2 sessions. */
  public static String count(long number, String noun) {
    return count(number) + " " + noun + (number == 1 ? "" : "s");
  }

  /**
   * Disk space in the largest unit that leaves at least one: 812 B, 1.5 kB, 24 MB, as psql does.
   */
  public static String bytes(long bytes) {
    List<String> units = List.of("B", "kB", "MB", "GB", "TB", "PB");
    double value = bytes;
    int unit = 0;
    // From here on rounding to whole numbers would make it a thousand and more of the unit.
    while (value >= 1_023.5 && unit < units.size() - 1) {
      value /= 1_024;
      unit++;
    }
    boolean exact = unit == 0 || value >= 9.95;
    return text(exact ? "%.0f %s" : "%.1f %s", value, units.get(unit));
  }

  /** Something a second: 0, 0.4, 12, 1,204. */
  public static String rate(double perSecond) {
    return perSecond > 0 && perSecond < 9.95
        ? text("%.1f", perSecond)
        : count(Math.round(perSecond));
  }

  /** How long ago, in one unit: 42 s, 12 min, 5 h, 3 d. */
  public static String ago(Duration age) {
    long seconds = Math.max(0, age.toSeconds());
    if (seconds < 60) {
      return seconds + " s";
    }
    if (seconds < 3_600) {
      return seconds / 60 + " min";
    }
    return seconds < 86_400 ? seconds / 3_600 + " h" : seconds / 86_400 + " d";
  }

  /** A state in a word or two. */
  public static String of(State state) {
    return state.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** What a session does while it is in a step. */
  public static String of(Step step) {
    String table = step.schema().isEmpty() ? "" : step.schema() + "." + step.table();
    return switch (step.kind()) {
      case "RLBK_SEQUENCES" -> "setting sequences back";
      case "RLBK_TABLE" -> "restoring " + table;
      case "SNAPSHOT_TABLE", "VERIFY_TABLE" -> "verifying " + table;
      case "DELETE_LOG" -> "clearing log of " + table;
      case "DROP_FK" -> "dropping key " + step.object() + " of " + table;
      case "ADD_FK" -> "adding key " + step.object() + " to " + table;
      case "SET_FK_DEF" -> "deferring key " + step.object() + " of " + table;
      case "SET_FK_IMM" -> "checking key " + step.object() + " of " + table;
      case "DIS_APP_TRG", "DIS_LOG_TRG" -> "disabling triggers of " + table;
      case "ENA_APP_TRG", "ENA_LOG_TRG" -> "enabling triggers of " + table;
      case "SET_ALWAYS_APP_TRG", "SET_LOCAL_APP_TRG" -> "setting triggers of " + table;
      default -> step.kind() + " " + table;
    };
  }

  private static String text(String format, Object... arguments) {
    return String.format(Locale.ROOT, format, arguments);
  }
}
