package org.emajbatch.monitor.model;

import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;

/**
 * What a rollback would take, as the command plan says.
 *
 * @param points by number of sessions, from 1
 * @param recommended the number of sessions beyond which more are not worth it
 * @param rows logged changes it would undo
 * @param tables with changes
 * @param bottleneck what decides how long it takes; empty where nothing is to do
 * @param refusals what would refuse the rollback now, in sentences
 */
public record Simulation(
    List<Point> points,
    OptionalInt recommended,
    long rows,
    int tables,
    String bottleneck,
    List<String> refusals) {

  /**
   * One number of sessions.
   *
   * @param makespan how long the steps take
   * @param lowerBound what no plan of as many sessions can beat
   */
  public record Point(int sessions, Duration makespan, Duration lowerBound) {}

  public Simulation {
    points = List.copyOf(points);
    refusals = List.copyOf(refusals);
  }
}
