package org.emajbatch.sql.watch;

import java.time.Instant;
import java.util.Optional;

/**
 * A table or sequence of a group.
 *
 * @param schema its schema
 * @param name its name
 * @param sequence whether it is a sequence
 * @param priority the smaller is handled first; absent where none is set
 * @param since when it joined the group
 * @param logTable where its changes are logged, with schema; absent for a sequence
 * @param logBytes disk space of its log table, with indexes
 * @param changes logged changes since it joined
 */
public record GroupMember(
    String schema,
    String name,
    boolean sequence,
    Optional<Integer> priority,
    Optional<Instant> since,
    Optional<String> logTable,
    long logBytes,
    long changes) {}
