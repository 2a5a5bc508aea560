package org.emajbatch.monitor.record;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.emajbatch.monitor.model.Place;

/**
 * The first line of a recording: what it is, and all that the dashboard knew before it began.
 *
 * @param emajMonitorRecording the format's version; its name tells our files from others
 * @param program version of the program that made it
 * @param madeAt by the client's clock
 * @param place where it looked
 * @param zone in which it showed times of day
 * @param recentAge how old an ended rollback might be to be listed
 */
public record Heading(
    int emajMonitorRecording,
    String program,
    Instant madeAt,
    Place place,
    ZoneId zone,
    Duration recentAge) {

  /** The version that is written, and the youngest that can be read. */
  public static final int VERSION = 1;

  /** For a recording that begins now. */
  public static Heading of(
      String program, Instant madeAt, Place place, ZoneId zone, Duration recentAge) {
    return new Heading(VERSION, program, madeAt, place, zone, recentAge);
  }
}
