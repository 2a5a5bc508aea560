package org.emajbatch.monitor.model;

import java.time.Duration;
import java.time.Instant;
import org.emajbatch.sql.activity.RollbackActivity;

/**
 * The last picture that arrived; it stays on the screen, with its age, when no newer one comes.
 *
 * @param activity what it shows
 * @param receivedAt by the client's clock, which need not agree with the server's
 */
public record Picture(RollbackActivity activity, Instant receivedAt) {

  /** How old it is. */
  public Duration age(Instant now) {
    Duration age = Duration.between(receivedAt, now);
    return age.isNegative() ? Duration.ZERO : age;
  }
}
