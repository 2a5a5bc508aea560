package org.emajbatch.monitor.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * How fast counters grow: the last readings of each. A counter that went back, because it was
 * reset, begins anew.
 */
public record Trends(Map<String, List<Reading>> readings) {

  /** As many as the widest sparkline has columns, and one. */
  public static final int KEPT = 61;

  private static final Duration FORGOTTEN = Duration.ofMinutes(10);

  /** A counter's value at a moment of the server. */
  public record Reading(Instant at, long value) {}

  /**
   * What counters were at one moment of the server.
   *
   * @param values by counter
   */
  public record Readings(Instant at, Map<String, Long> values) {
    public Readings {
      values = Map.copyOf(values);
    }
  }

  /** Nothing read yet. */
  public static final Trends NONE = new Trends(Map.of());

  public Trends {
    readings = Map.copyOf(readings);
  }

  /** Adds readings; counters that were not read for long are forgotten. */
  public Trends with(Readings read) {
    Instant at = read.at();
    Map<String, List<Reading>> all = new HashMap<>(readings);
    all.values().removeIf(list -> list.get(list.size() - 1).at().isBefore(at.minus(FORGOTTEN)));
    read.values()
        .forEach(
            (counter, value) -> {
              List<Reading> list = new ArrayList<>(readings.getOrDefault(counter, List.of()));
              if (!list.isEmpty() && list.get(list.size() - 1).value() > value) {
                list.clear();
              }
              if (list.isEmpty() || list.get(list.size() - 1).at().isBefore(at)) {
                list.add(new Reading(at, value));
              }
              all.put(
                  counter, List.copyOf(list.subList(Math.max(0, list.size() - KEPT), list.size())));
            });
    return new Trends(all);
  }

  /** Growth a second between the last two readings; absent before there are two. */
  public OptionalDouble rate(String counter) {
    List<Double> rates = rates(counter);
    return rates.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(rates.get(rates.size() - 1));
  }

  /** Growth a second between each two readings, the oldest first. */
  public List<Double> rates(String counter) {
    List<Reading> list = readings.getOrDefault(counter, List.of());
    List<Double> rates = new ArrayList<>();
    for (int i = 1; i < list.size(); i++) {
      double seconds =
          Duration.between(list.get(i - 1).at(), list.get(i).at()).toNanos() / 1_000_000_000.0;
      rates.add((list.get(i).value() - list.get(i - 1).value()) / seconds);
    }
    return rates;
  }
}
