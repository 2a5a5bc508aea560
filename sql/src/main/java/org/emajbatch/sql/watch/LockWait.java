package org.emajbatch.sql.watch;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Somebody who waits for a lock, and those who are in the way.
 *
 * @param waiter who waits
 * @param object what is locked: a table with its schema, a transaction, or another object in words
 * @param mode the lock that is waited for, such as AccessExclusiveLock
 * @param since when the wait began; absent before PostgreSQL 14 or where nobody noted it
 * @param blockers at least one; those that hold the lock and those that wait before
 */
public record LockWait(
    Party waiter, String object, String mode, Optional<Instant> since, List<Party> blockers) {

  public LockWait {
    blockers = List.copyOf(blockers);
  }
}
