package org.emajbatch.sql.watch;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * One step of a rollback, as planned and as done.
 *
 * @param kind the engine's name of it, such as RLBK_TABLE
 * @param schema of the table; empty for steps about no table
 * @param table its name; empty for steps about no table
 * @param object a foreign key or trigger; empty where none is meant
 * @param definition what the object is built from again; only of keys that are
 * @param session who does it, from 1; absent for what only accounts
 * @param batch the tables that must share a session; absent where the engine noted none
 * @param estimate how long the engine expects it to take; zero where it does not say
 * @param expected changes to undo, or whatever the kind counts; absent where unknown
 * @param startedAt absent until it begins
 * @param duration absent until it ends
 * @param done rows put back, or whatever the kind counts; absent until it ends
 */
public record TimedStep(
    String kind,
    String schema,
    String table,
    String object,
    Optional<String> definition,
    OptionalInt session,
    OptionalInt batch,
    Duration estimate,
    OptionalLong expected,
    Optional<Instant> startedAt,
    Optional<Duration> duration,
    OptionalLong done) {}
