package org.emajbatch.sql.activity;

import java.util.Optional;
import java.util.OptionalInt;
import org.emajbatch.sql.run.Outcome;
import org.emajbatch.sql.run.PreparedTransaction;

/**
 * A prepared transaction of this tool whose coordinator is gone. It holds its locks, through
 * restarts too, until the command {@code recover} finishes it; nothing here may do so.
 *
 * @param transaction what is prepared
 * @param rollbackId the rollback it belongs to, where this database knows the run
 * @param decision what recovery will obey; absent where no row is yet, or not in this database
 */
public record Leftover(
    PreparedTransaction transaction, OptionalInt rollbackId, Optional<Outcome> decision) {}
