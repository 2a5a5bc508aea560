package org.emajbatch.monitor.model;

import java.time.Instant;
import java.util.Optional;

/**
 * Whether the database answers.
 *
 * @param lost why it does not; absent while it does
 * @param since when that began, by the client's clock
 */
public record Link(Optional<String> lost, Instant since) {

  /** It answers. */
  public static Link live(Instant since) {
    return new Link(Optional.empty(), since);
  }

  /** It does not; the first failure's time is kept through the attempts that follow. */
  public Link lose(String reason, Instant at) {
    return new Link(Optional.of(reason), lost.isPresent() ? since : at);
  }

  /** It answered. */
  public Link restore(Instant at) {
    return lost.isPresent() ? live(at) : this;
  }
}
