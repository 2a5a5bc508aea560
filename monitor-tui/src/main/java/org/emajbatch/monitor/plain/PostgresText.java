package org.emajbatch.monitor.plain;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Values as PostgreSQL prints them, which is what readers of this layout expect. */
final class PostgresText {

  private static final DateTimeFormatter TIMESTAMP =
      new DateTimeFormatterBuilder()
          .appendPattern("uuuu-MM-dd HH:mm:ss")
          .appendFraction(ChronoField.MICRO_OF_SECOND, 0, 6, true)
          .appendOffset("+HH:mm", "+00")
          .toFormatter(Locale.ROOT);

  private PostgresText() {}

  /** A timestamptz: 2013-07-04 12:06:20.350962+02. */
  static String timestamp(Instant instant, ZoneId zone) {
    return TIMESTAMP.format(ZonedDateTime.ofInstant(instant, zone));
  }

  /** An interval in whole seconds: 00:00:20; hours do not turn into days. */
  static String interval(Duration duration) {
    return String.format(
        Locale.ROOT,
        "%02d:%02d:%02d",
        duration.toHours(),
        duration.toMinutesPart(),
        duration.toSecondsPart());
  }

  /** A text array: {a,"b c"}. */
  static String array(List<String> elements) {
    return elements.stream().map(PostgresText::element).collect(Collectors.joining(",", "{", "}"));
  }

  private static String element(String text) {
    boolean quoted =
        text.isEmpty()
            || text.equalsIgnoreCase("null")
            || text.chars().anyMatch(c -> "{},\"\\".indexOf(c) >= 0 || Character.isWhitespace(c));
    return quoted ? '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"' : text;
  }
}
