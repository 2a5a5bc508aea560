package org.emajbatch.monitor;

import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.emajbatch.monitor.feed.ActivitySource;
import org.emajbatch.monitor.feed.Pulse;
import org.emajbatch.sql.activity.RecentWindow;
import org.emajbatch.sql.activity.RollbackActivity;

/**
 * Prints one display after the other. It ends, with an error, when the server goes away: what reads
 * its output must not take an old picture for a new one.
 */
final class PlainMonitor {

  private final ActivitySource source;
  private final RecentWindow window;
  private final Pulse pulse;
  private final PrintStream out;

  PlainMonitor(ActivitySource source, RecentWindow window, Duration interval, PrintStream out) {
    this.source = source;
    this.window = window;
    this.pulse = new Pulse(interval);
    this.out = out;
  }

  /**
   * Prints.
   *
   * @param displays how many; nothing for as long as somebody reads
   * @param layout the text of one display
   */
  void run(Optional<Integer> displays, Function<RollbackActivity, String> layout)
      throws SQLException, InterruptedException {
    int shown = 0;
    do {
      out.println(layout.apply(source.read(window)));
      shown++;
      // checkError also flushes, and notices that the reader of a pipe has gone.
    } while (!out.checkError()
        && displays.filter(Integer.valueOf(shown)::equals).isEmpty()
        && pulse.await(Duration.ZERO));
  }
}
