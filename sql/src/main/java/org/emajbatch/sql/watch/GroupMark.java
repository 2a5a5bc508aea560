package org.emajbatch.sql.watch;

import java.time.Instant;

/**
 * A mark of a group.
 *
 * @param name its name
 * @param setAt when
 * @param guarded whether it is protected against rollbacks to before it
 * @param usable false where the group was stopped since, so that no rollback can reach it
 * @param rowsUntilNext logged changes until the next mark, or until now
 * @param rowsSince logged changes since: what a rollback to it would undo
 * @param comment empty where there is none
 */
public record GroupMark(
    String name,
    Instant setAt,
    boolean guarded,
    boolean usable,
    long rowsUntilNext,
    long rowsSince,
    String comment) {}
