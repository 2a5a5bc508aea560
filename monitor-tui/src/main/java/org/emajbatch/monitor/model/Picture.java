package org.emajbatch.monitor.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.emajbatch.sql.activity.RollbackActivity;

/**
 * The last picture that arrived; it stays on the screen, with its age, when no newer one comes.
 *
 * @param activity the rollbacks
 * @param extra what was read for a screen besides them; absent where that screen needs nothing
 * @param receivedAt by the client's clock, which need not agree with the server's
 */
public record Picture(RollbackActivity activity, Optional<Extra> extra, Instant receivedAt) {

  /**
   * A detail and what it is of: the user may have gone on since it was asked for.
   *
   * @param screen the screen that it was read for
   * @param detail what was read
   */
  public record Extra(Screen screen, Detail detail) {

    /** Whether that is what the other screen shows, too. */
    public boolean isFor(Screen shown) {
      return screen.read().equals(shown.read());
    }
  }

  /** How old it is. */
  public Duration age(Instant now) {
    Duration age = Duration.between(receivedAt, now);
    return age.isNegative() ? Duration.ZERO : age;
  }
}
