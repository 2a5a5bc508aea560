package org.emajbatch.monitor;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import org.emajbatch.sql.activity.RecentWindow;
import picocli.CommandLine.Option;

/** What to print, how often, and in which form: the options of E-Maj's own monitor, and ours. */
final class DisplayArguments {

  /** Longer ago than anything that was recorded. */
  private static final Duration ALWAYS = Duration.ofDays(36_500);

  @Option(
      names = {"-i", "--interval"},
      paramLabel = "SECONDS",
      description = "time between two displays, at least 0.1 (default: 5)")
  private BigDecimal interval;

  @Option(
      names = {"-n", "--displays"},
      paramLabel = "NUMBER",
      description = "number of displays, 0 for no end (default: 1; of a recording, all)")
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

  @Option(names = "--once", description = "display once, as text; of a recording, its end")
  private boolean once;

  @Option(names = "--json", description = "one JSON document a line and display")
  private boolean json;

  @Option(names = "--openmetrics", description = "one OpenMetrics text a display")
  private boolean openMetrics;

  /** The forms of output. */
  enum Form {
    TEXT,
    JSON,
    OPEN_METRICS
  }

  /**
   * Checks what neither types nor {@link Preferences} do.
   *
   * @throws Failure naming the option
   */
  void check() throws Failure {
    if (displays != null && displays < 0) {
      throw usage(
          "-n", "-n must be between 0 and " + Integer.MAX_VALUE + ", and is " + displays + ".");
    }
    if (once && displays != null && displays != 1) {
      throw usage("--once", "--once and -n " + displays + " contradict each other.");
    }
    if (json && openMetrics) {
      throw usage("--openmetrics", "--json and --openmetrics contradict each other.");
    }
  }

  private static Failure usage(String option, String message) {
    return new Failure(Failure.Code.USAGE, option, message, "Try: emaj-monitor --help");
  }

  /** Whether text is asked for: by any option that E-Maj's own monitor has, or by one of ours. */
  boolean isPlain() {
    return once
        || json
        || openMetrics
        || verbose
        || interval != null
        || displays != null
        || age != null
        || limit != null;
  }

  Form form() {
    if (json) {
      return Form.JSON;
    }
    return openMetrics ? Form.OPEN_METRICS : Form.TEXT;
  }

  boolean isVerbose() {
    return verbose;
  }

  boolean isOnce() {
    return once;
  }

  /** Number of displays as given; 0 for no end. */
  Optional<Integer> displays() {
    return Optional.ofNullable(displays);
  }

  Optional<BigDecimal> interval() {
    return Optional.ofNullable(interval);
  }

  Optional<Integer> age() {
    return Optional.ofNullable(age);
  }

  Optional<Integer> limit() {
    return Optional.ofNullable(limit);
  }

  /**
   * Which of the ended rollbacks of a recording: all that are in it, where nothing is asked for.
   */
  RecentWindow ofRecorded() {
    return new RecentWindow(
        age == null ? ALWAYS : Duration.ofHours(age), limit == null ? Integer.MAX_VALUE : limit);
  }
}
