package org.emajbatch.monitor.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether the database answers.
 *
 * @param lost why it does not; absent while it does
 * @param locked why it tells all but the rollbacks; absent while it tells them
 * @param since when that began, by the client's clock; for locked rollbacks, when they were last
 *     read
 */
public record Link(Optional<String> lost, Optional<String> locked, Instant since) {

  /** It answers. */
  public static Link live(Instant since) {
    return new Link(Optional.empty(), Optional.empty(), since);
  }

  /** It tells all but the rollbacks. */
  public static Link withholding(Withheld withheld) {
    return new Link(Optional.empty(), Optional.of(withheld.reason()), withheld.readAt());
  }

  /** It does not; the first failure's time is kept through the attempts that follow. */
  public Link lose(String reason, Instant at) {
    return new Link(Optional.of(reason), Optional.empty(), lost.isPresent() ? since : at);
  }

  /** How long that has lasted. */
  public Duration age(Instant now) {
    Duration age = Duration.between(since, now);
    return age.isNegative() ? Duration.ZERO : age;
  }

  /** It answered. */
  public Link restore(Instant at) {
    return lost.isPresent() || locked.isPresent() ? live(at) : this;
  }
}
