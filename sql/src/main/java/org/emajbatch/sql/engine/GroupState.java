package org.emajbatch.sql.engine;

/**
 * A table group as it stands.
 *
 * @param name the group
 * @param logging whether changes are recorded now
 * @param rollbackable false for a group that only keeps an audit trail
 * @param rollbackProtected whether somebody protected it against rollbacks
 */
public record GroupState(
    String name, boolean logging, boolean rollbackable, boolean rollbackProtected) {}
