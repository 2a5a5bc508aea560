package org.emajbatch.sql.engine;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * One row of the engine's plan of a rollback.
 *
 * @param step the kind of step; kinds that this version does not know are kept as they are
 * @param table the table; nothing for steps that belong to none
 * @param object the foreign key or trigger of the step, empty where there is none
 * @param batch the batch, all of whose steps share a session; nothing where the engine formed none
 * @param session who does it; nothing for the rows that only account for overhead
 * @param replicaMode whether the table is restored without any check of foreign keys
 * @param estimatedMicros estimated duration in microseconds, 0 where there is no estimate
 * @param estimatedQuantity how much there is to do, in the unit of the step's kind: logged changes
 *     for those that put rows back, purge the log or check a key, rows of the table for a key that
 *     is added; 0 where nothing is known
 * @param durationMicros how long it took in microseconds, once it is done
 * @param quantity rows it worked on, once it is done
 */
public record PlanStep(
    String step,
    Optional<TableName> table,
    String object,
    OptionalInt batch,
    OptionalInt session,
    boolean replicaMode,
    long estimatedMicros,
    long estimatedQuantity,
    OptionalLong durationMicros,
    long quantity) {

  /** Takes the table's lock. */
  public static final String LOCK_TABLE = "LOCK_TABLE";

  /** Puts all sequences back; always session 1's. */
  public static final String RLBK_SEQUENCES = "RLBK_SEQUENCES";

  /** Puts a table's rows back. */
  public static final String RLBK_TABLE = "RLBK_TABLE";

  /** Compares a table's changed rows with what they were at the mark. */
  public static final String VERIFY_TABLE = "VERIFY_TABLE";

  /** Whether this row is of that kind. */
  public boolean is(String kind) {
    return step.equals(kind);
  }

  /** Whether this row drops or adds a foreign key. */
  public boolean rebuildsKey() {
    return step.equals("DROP_FK") || step.equals("ADD_FK");
  }

  /** Whether this row defers a foreign key or runs its checks. */
  public boolean checksKey() {
    return step.equals("SET_FK_DEF") || step.equals("SET_FK_IMM");
  }
}
