package org.emajbatch.monitor.model;

import java.time.Instant;

/**
 * That a picture has the rollbacks of an earlier one, because somebody had locked E-Maj's tables.
 *
 * @param reason who has locked what, in a clause
 * @param readAt when they were read last, by the client's clock; where they never were, since when
 *     that was tried
 */
public record Withheld(String reason, Instant readAt) {}
