package org.emajbatch.sql.watch;

import java.time.Instant;

/**
 * An entry of the engine's history.
 *
 * @param at when
 * @param function what was done, such as SET_MARK_GROUP
 * @param event BEGIN, END or another stage; may be empty
 * @param object of what
 * @param wording more about it
 * @param role by whom
 */
public record HistoryEntry(
    Instant at, String function, String event, String object, String wording, String role) {}
