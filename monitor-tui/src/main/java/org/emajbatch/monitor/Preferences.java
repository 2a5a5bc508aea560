package org.emajbatch.monitor;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.emajbatch.monitor.terminal.Theme;
import org.emajbatch.monitor.view.Symbols;
import org.emajbatch.sql.activity.RecentWindow;
import org.emajbatch.terminal.Terminal;

/**
 * How it shall be: the options, else the user's file, else the defaults.
 *
 * @param theme of the dashboard
 * @param symbols that it is drawn with
 * @param interval between two looks, where anybody has asked for one
 * @param window which ended rollbacks are shown
 * @param mouse whether it is listened to
 * @param actions whether keys may change anything
 */
record Preferences(
    Theme theme,
    Symbols symbols,
    Optional<Duration> interval,
    RecentWindow window,
    boolean mouse,
    boolean actions) {

  private static final BigDecimal MIN_SECONDS = new BigDecimal("0.1");
  private static final BigDecimal MAX_SECONDS = BigDecimal.valueOf(86_400);

  /** More than a hundred years: further back, PostgreSQL's own clock would run out. */
  private static final int MAX_HOURS = 1_000_000;

  /**
   * Puts them together.
   *
   * @throws Failure naming the option, or the file and its line
   */
  static Preferences of(
      DisplayArguments display,
      DashboardArguments dashboard,
      Configuration file,
      Map<String, String> environment)
      throws Failure {
    Values values = new Values(file);
    return new Preferences(
        coloured(values.theme(dashboard.theme()), dashboard.color(), environment),
        values.flag("ascii", dashboard.ascii(), !Terminal.isUnicode(environment))
            ? Symbols.ASCII
            : Symbols.UNICODE,
        values.interval(display.interval()),
        new RecentWindow(
            Duration.ofHours(
                values.number(
                    "age",
                    "-a",
                    display.age(),
                    (int) RecentWindow.DEFAULT.age().toHours(),
                    MAX_HOURS)),
            values.number(
                "limit", "-l", display.limit(), RecentWindow.DEFAULT.count(), Integer.MAX_VALUE)),
        values.flag("mouse", dashboard.mouse(), true),
        values.flag("allow-actions", dashboard.allowActions(), false));
  }

  /** See no-color.org: the variable counts where it is not empty. */
  private static Theme coloured(
      Theme theme, DashboardArguments.ColorChoice color, Map<String, String> environment) {
    boolean colours =
        switch (color) {
          case always -> true;
          case never -> false;
          case auto -> environment.getOrDefault("NO_COLOR", "").isEmpty();
        };
    return colours ? theme : Theme.MONO;
  }

  /** Options and the file's values, checked alike: a message names the one that is wrong. */
  private record Values(Configuration file) {

    Theme theme(Optional<String> option) throws Failure {
      String place = option.isPresent() ? "--theme" : place("theme");
      String name = option.or(() -> value("theme")).orElse(name(Theme.DARK));
      return Arrays.stream(Theme.values())
          .filter(theme -> name(theme).equals(name))
          .findFirst()
          .orElseThrow(
              () ->
                  wrong(
                      place,
                      "one of "
                          + String.join(
                              ", ", Arrays.stream(Theme.values()).map(Values::name).toList()),
                      name));
    }

    private static String name(Theme theme) {
      return theme.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    boolean flag(String key, Optional<Boolean> option, boolean fallback) throws Failure {
      Optional<String> value = value(key);
      if (option.isPresent() || value.isEmpty()) {
        return option.orElse(fallback);
      }
      if (!List.of("true", "false").contains(value.get())) {
        throw wrong(place(key), "true or false", value.get());
      }
      return Boolean.parseBoolean(value.get());
    }

    int number(String key, String name, Optional<Integer> option, int fallback, int max)
        throws Failure {
      String place = option.isPresent() ? name : place(key);
      String text = option.map(String::valueOf).or(() -> value(key)).orElse("" + fallback);
      try {
        int number = Integer.parseInt(text);
        if (number >= 0 && number <= max) {
          return number;
        }
      } catch (NumberFormatException e) {
        // Said below, as a number out of range is.
      }
      throw wrong(place, "between 0 and " + max, text);
    }

    Optional<Duration> interval(Optional<BigDecimal> option) throws Failure {
      Optional<String> text = option.map(BigDecimal::toString).or(() -> value("interval"));
      if (text.isEmpty()) {
        return Optional.empty();
      }
      try {
        BigDecimal seconds = new BigDecimal(text.get());
        if (seconds.compareTo(MIN_SECONDS) >= 0 && seconds.compareTo(MAX_SECONDS) <= 0) {
          return Optional.of(Duration.ofMillis(seconds.movePointRight(3).longValue()));
        }
      } catch (NumberFormatException e) {
        // Said below, as a number out of range is.
      }
      throw wrong(
          option.isPresent() ? "-i" : place("interval"),
          "between " + MIN_SECONDS + " and " + MAX_SECONDS + " seconds",
          text.get());
    }

    private Optional<String> value(String key) {
      return file.entry(key).map(Configuration.Entry::value);
    }

    /** Where a key stands, for messages. */
    private String place(String key) {
      return file.entry(key).map(entry -> entry.place() + ": " + key).orElse(key);
    }

    private static Failure wrong(String place, String wanted, String value) {
      return Configuration.failure(place, place + " must be " + wanted + ", and is " + value + ".");
    }
  }
}
