package org.emajbatch.sql.activity;

import java.time.Duration;
import java.time.Instant;

/**
 * The step a session is working on.
 *
 * @param kind the engine's name of it, such as RLBK_TABLE
 * @param schema of the table; empty for steps about no table
 * @param table its name; empty for steps about no table
 * @param object a foreign key or trigger; empty where none is meant
 * @param startedAt when it began
 * @param estimate how long the engine expected it to take; zero where it did not say
 */
public record Step(
    String kind,
    String schema,
    String table,
    String object,
    Instant startedAt,
    Duration estimate) {}
