package org.emajbatch.sql.watch;

/**
 * A lock of a rollback's session on a table.
 *
 * @param session from 1
 * @param table with its schema, as it is written in SQL
 * @param mode such as AccessExclusiveLock
 * @param granted false while it is waited for
 */
public record HeldLock(int session, String table, String mode, boolean granted) {}
