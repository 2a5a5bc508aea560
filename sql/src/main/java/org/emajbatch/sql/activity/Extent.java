package org.emajbatch.sql.activity;

import java.util.OptionalInt;

/**
 * How much a rollback has to do.
 *
 * @param sessions how many sessions share it
 * @param tables tables of the groups
 * @param effectiveTables those with changes to undo; unknown until planned
 * @param sequences sequences of the groups
 * @param effectiveSequences those really set back; unknown until done, and before 4.2
 */
public record Extent(
    int sessions,
    int tables,
    OptionalInt effectiveTables,
    int sequences,
    OptionalInt effectiveSequences) {}
