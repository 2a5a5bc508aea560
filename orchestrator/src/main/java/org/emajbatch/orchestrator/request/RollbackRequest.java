package org.emajbatch.orchestrator.request;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One rollback as the user wants it, complete and sound in itself; whether the databases agree is
 * the preflight's question.
 *
 * @param targets what goes back, one for each database; all of it or nothing. The decision is
 *     written in the first
 * @param sessions how many sessions at most, in all databases together
 * @param logged whether the rollback is logged itself, so that it can be rolled back
 * @param alterAllowed whether changes of the groups' structure after the mark are accepted
 * @param verified whether every changed row is compared with the mark before anything is decided
 * @param comment kept with the rollback
 * @param reviewed the plan to carry out as it is; nothing where the plan is left to the run
 * @param lockTimeout how long to wait for locks altogether before giving up
 */
public record RollbackRequest(
    List<Target> targets,
    SessionCount sessions,
    boolean logged,
    boolean alterAllowed,
    boolean verified,
    Optional<String> comment,
    Optional<ReviewedPlan> reviewed,
    Duration lockTimeout) {

  /** Long enough for short transactions to end, short enough not to hold up an application. */
  public static final Duration DEFAULT_LOCK_TIMEOUT = Duration.ofSeconds(30);

  public RollbackRequest {
    targets = List.copyOf(targets);
    if (targets.isEmpty()) {
      throw new IllegalArgumentException("no database is given");
    }
    Set<String> databases = new HashSet<>();
    for (Target target : targets) {
      if (!databases.add(target.connection().describe())) {
        throw new IllegalArgumentException(
            "database \"" + target.connection().database() + "\" is given twice");
      }
    }
    if (lockTimeout.toMillis() < 1) {
      throw new IllegalArgumentException("the lock timeout must be at least 1ms");
    }
  }
}
