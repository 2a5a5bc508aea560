package org.emajbatch.benchmark.driver;

import org.emajbatch.sql.connect.ConnectionSettings;

/**
 * A rollback to be done.
 *
 * @param database where, as a superuser
 * @param group what
 * @param mark to where
 * @param logged whether it can be rolled back
 * @param sessions how many
 */
public record RollbackOrder(
    ConnectionSettings database, String group, String mark, boolean logged, int sessions) {}
