package org.emajbatch.sql.run;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A prepared transaction of the cluster, and whose it is.
 *
 * @param gid as pg_prepared_xacts shows it
 * @param kind whose it is
 * @param ours the gid taken apart, where the kind is {@link Kind#OURS}
 * @param upstreamRollbackId the rlbk_id, where the kind is {@link Kind#UPSTREAM} and this database
 *     knows the transaction
 * @param owner the role that prepared it
 * @param database the database from which alone it can be finished
 * @param preparedAt when
 * @param xid the transaction's 32-bit id
 */
public record PreparedTransaction(
    String gid,
    Kind kind,
    Optional<Gid> ours,
    OptionalInt upstreamRollbackId,
    String owner,
    String database,
    Instant preparedAt,
    long xid) {

  /** Whose a prepared transaction is; only {@link #OURS} may ever be touched by recovery. */
  public enum Kind {
    /** This tool's, in a format that this version understands. */
    OURS,
    /** This tool's by its prefix, in a format of another version: to be reported and left alone. */
    OURS_UNKNOWN_VERSION,
    /** Named as E-Maj's own parallel rollback client names them. */
    UPSTREAM,
    /** Anybody else's. */
    FOREIGN
  }
}
