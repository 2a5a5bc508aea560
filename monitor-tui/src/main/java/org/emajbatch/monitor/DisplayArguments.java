package org.emajbatch.monitor;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import org.emajbatch.sql.activity.RecentWindow;
import picocli.CommandLine.Option;

/** What to show, how often, and in which form: the options of E-Maj's own monitor, and ours. */
final class DisplayArguments {

  private static final Duration PLAIN_INTERVAL = Duration.ofSeconds(5);

  private static final BigDecimal MIN_SECONDS = new BigDecimal("0.1");
  private static final BigDecimal MAX_SECONDS = BigDecimal.valueOf(86_400);

  /** More than a hundred years: further back, PostgreSQL's own clock would run out. */
  private static final int MAX_HOURS = 1_000_000;

  enum ColorChoice {
    auto,
    always,
    never
  }

  @Option(
      names = {"-i", "--interval"},
      paramLabel = "SECONDS",
      description = "time between two displays, at least 0.1 (default: 5)")
  private BigDecimal interval;

  @Option(
      names = {"-n", "--displays"},
      paramLabel = "NUMBER",
      description = "number of displays, 0 for no end (default: 1)")
  private Integer displays;

  @Option(
      names = {"-a", "--age"},
      paramLabel = "HOURS",
      description = "show rollbacks that ended within so many hours (default: 24)")
  private Integer age;

  @Option(
      names = {"-l", "--limit"},
      paramLabel = "NUMBER",
      description = "show at most so many ended rollbacks (default: 3)")
  private Integer limit;

  @Option(
      names = {"-v", "--verbose"},
      description = "show marks and extents too")
  private boolean verbose;

  @Option(names = "--once", description = "display once, as text")
  private boolean once;

  @Option(names = "--json", description = "one JSON document a line and display")
  private boolean json;

  @Option(names = "--ascii", description = "draw the dashboard with ASCII characters only")
  private boolean ascii;

  @Option(
      names = "--color",
      paramLabel = "WHEN",
      description = "colours in the dashboard: auto, always or never (default: auto)")
  private ColorChoice color = ColorChoice.auto;

  /**
   * Checks what the types do not.
   *
   * @throws Failure naming the option
   */
  void check() throws Failure {
    if (interval != null
        && (interval.compareTo(MIN_SECONDS) < 0 || interval.compareTo(MAX_SECONDS) > 0)) {
      throw usage("-i", "-i must be between 0.1 and 86400 seconds, and is " + interval + ".");
    }
    range("-n", displays, Integer.MAX_VALUE);
    range("-a", age, MAX_HOURS);
    range("-l", limit, Integer.MAX_VALUE);
    if (once && displays != null && displays != 1) {
      throw usage("--once", "--once and -n " + displays + " contradict each other.");
    }
  }

  private static void range(String option, Integer value, int max) throws Failure {
    if (value != null && (value < 0 || value > max)) {
      throw usage(option, option + " must be between 0 and " + max + ", and is " + value + ".");
    }
  }

  private static Failure usage(String option, String message) {
    return new Failure(Failure.Code.USAGE, option, message, "Try: emaj-monitor --help");
  }

  /** Whether text is asked for: by any option that E-Maj's own monitor has, or by our own two. */
  boolean isPlain() {
    return once
        || json
        || verbose
        || interval != null
        || displays != null
        || age != null
        || limit != null;
  }

  boolean isJson() {
    return json;
  }

  boolean isVerbose() {
    return verbose;
  }

  boolean isAscii() {
    return ascii;
  }

  ColorChoice color() {
    return color;
  }

  /** Number of plain displays; nothing for no end. */
  Optional<Integer> displays() {
    int number = displays == null ? 1 : displays;
    return number == 0 ? Optional.empty() : Optional.of(number);
  }

  RecentWindow window() {
    return new RecentWindow(
        age == null ? RecentWindow.DEFAULT.age() : Duration.ofHours(age),
        limit == null ? RecentWindow.DEFAULT.count() : limit);
  }

  Duration interval() {
    return interval == null
        ? PLAIN_INTERVAL
        : Duration.ofMillis(interval.movePointRight(3).longValue());
  }
}
