package org.emajbatch.monitor.model;

import java.time.Duration;
import java.time.ZoneId;

/**
 * What stays the same as long as the dashboard runs.
 *
 * @param place where it looks
 * @param zone in which times of day are shown
 * @param recentAge how old an ended rollback may be to be listed
 * @param actions whether keys may change anything
 */
public record Setting(Place place, ZoneId zone, Duration recentAge, boolean actions) {}
