package org.emajbatch.orchestrator.request;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.emajbatch.sql.connect.ConnectionSettings;

/**
 * One rollback as the user wants it, complete and sound in itself; whether the database agrees is
 * the preflight's question.
 *
 * @param groups the table groups, at least one, each once
 * @param mark the mark to go back to, or {@link #LAST_MARK}
 * @param sessions how many sessions at most
 * @param logged whether the rollback is logged itself, so that it can be rolled back
 * @param alterAllowed whether changes of the groups' structure after the mark are accepted
 * @param verified whether every changed row is compared with the mark before anything is decided
 * @param comment kept with the rollback
 * @param lockTimeout how long to wait for locks altogether before giving up
 * @param connection where the groups are
 */
public record RollbackRequest(
    List<String> groups,
    String mark,
    SessionCount sessions,
    boolean logged,
    boolean alterAllowed,
    boolean verified,
    Optional<String> comment,
    Duration lockTimeout,
    ConnectionSettings connection) {

  /** Stands for the last mark of every group. */
  public static final String LAST_MARK = "EMAJ_LAST_MARK";

  /** Long enough for short transactions to end, short enough not to hold up an application. */
  public static final Duration DEFAULT_LOCK_TIMEOUT = Duration.ofSeconds(30);

  public RollbackRequest {
    groups = List.copyOf(groups);
    if (groups.isEmpty()) {
      throw new IllegalArgumentException("no group is given");
    }
    if (groups.stream().anyMatch(String::isBlank)) {
      throw new IllegalArgumentException("a group has an empty name");
    }
    if (new HashSet<>(groups).size() < groups.size()) {
      throw new IllegalArgumentException("a group is given twice: " + String.join(", ", groups));
    }
    if (mark.isBlank()) {
      throw new IllegalArgumentException("the mark has an empty name");
    }
    if (lockTimeout.toMillis() < 1) {
      throw new IllegalArgumentException("the lock timeout must be at least 1ms");
    }
  }
}
