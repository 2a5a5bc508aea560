package org.emajbatch.sql.engine;

/**
 * A foreign key of the catalog. Either end may be a table that is in no group.
 *
 * @param name the constraint's name
 * @param referencing the table that has it
 * @param referenced the table it points to; may be the same
 */
public record ForeignKeyLink(String name, TableName referencing, TableName referenced) {}
