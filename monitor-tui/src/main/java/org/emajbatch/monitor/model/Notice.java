package org.emajbatch.monitor.model;

import java.time.Instant;

/**
 * What became of something the user asked for; it goes with the next key.
 *
 * @param text in a sentence
 * @param bad whether it failed or was refused
 * @param at when, by the client's clock
 */
public record Notice(String text, boolean bad, Instant at) {}
