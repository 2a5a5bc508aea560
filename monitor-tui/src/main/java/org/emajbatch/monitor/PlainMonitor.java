package org.emajbatch.monitor;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.emajbatch.monitor.feed.Pulse;
import org.emajbatch.sql.activity.RollbackActivity;

/**
 * Prints one display after the other. It ends, with an error, when the server goes away: what reads
 * its output must not take an old picture for a new one.
 */
final class PlainMonitor {

  private final Pictures pictures;
  private final Pulse pulse;
  private final PrintStream out;

  PlainMonitor(Pictures pictures, Duration interval, PrintStream out) {
    this.pictures = pictures;
    this.pulse = new Pulse(interval);
    this.out = out;
  }

  /**
   * Prints.
   *
   * @param displays how many; nothing for as long as there are pictures and somebody reads
   * @param layout the text of one display
   */
  void run(Optional<Integer> displays, Function<RollbackActivity, String> layout)
      throws Failure, InterruptedException {
    int shown = 0;
    Optional<RollbackActivity> picture = pictures.next();
    while (picture.isPresent()) {
      out.println(layout.apply(picture.get()));
      shown++;
      // checkError also flushes, and notices that the reader of a pipe has gone.
      boolean more =
          !out.checkError()
              && displays.filter(Integer.valueOf(shown)::equals).isEmpty()
              && pulse.await(Duration.ZERO);
      picture = more ? pictures.next() : Optional.empty();
    }
  }
}
