package org.emajbatch.sql.watch;

import java.time.Instant;
import java.util.Optional;

/**
 * A table group in one line.
 *
 * @param name its name
 * @param logging whether it is started
 * @param rollbackable false for groups that only log
 * @param guarded whether it is protected against rollbacks
 * @param tables how many
 * @param sequences how many
 * @param marks how many, deleted ones not among them
 * @param lastMark the youngest
 * @param lastMarkAt when that was set
 * @param logBytes disk space of its log tables, with indexes
 * @param changes counter of logged changes, which only grows while the group logs; two readings
 *     tell how fast
 * @param comment empty where there is none
 */
public record GroupSummary(
    String name,
    boolean logging,
    boolean rollbackable,
    boolean guarded,
    int tables,
    int sequences,
    int marks,
    Optional<String> lastMark,
    Optional<Instant> lastMarkAt,
    long logBytes,
    long changes,
    String comment) {}
