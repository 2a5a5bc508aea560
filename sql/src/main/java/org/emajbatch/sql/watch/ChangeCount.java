package org.emajbatch.sql.watch;

import java.util.Optional;

/**
 * Logged changes of a table between two marks.
 *
 * @param schema of the table
 * @param table its name
 * @param verb INSERT, UPDATE, DELETE or TRUNCATE; absent where verbs were not asked for
 * @param role who changed it; absent where roles were not asked for
 * @param rows how many
 */
public record ChangeCount(
    String schema, String table, Optional<String> verb, Optional<String> role, long rows) {}
