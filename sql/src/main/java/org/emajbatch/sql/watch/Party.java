package org.emajbatch.sql.watch;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.emajbatch.sql.run.PreparedTransaction;

/**
 * Somebody who holds a lock or waits for one.
 *
 * @param pid of the backend; absent for a prepared transaction, which has none
 * @param prepared what is prepared; absent for a backend
 * @param rollbackId of the rollback it works for, where that is known
 * @param session its session there
 * @param role who is connected, or who prepared; absent where this role may not see it
 * @param application application_name; empty where this role may not see it
 * @param state such as active or idle in transaction; empty where this role may not see it
 * @param since when its transaction began, or was prepared
 * @param query the last statement; empty where this role may not see it
 */
public record Party(
    OptionalInt pid,
    Optional<PreparedTransaction> prepared,
    OptionalInt rollbackId,
    OptionalInt session,
    Optional<String> role,
    String application,
    String state,
    Optional<Instant> since,
    String query) {}
