package org.emajbatch.planner.cost;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * How much slower a task is beside others than alone. Up to the number of cores sessions are taken
 * to share memory, log and disk, beyond it the cores as well. Where the same tasks were done with
 * several numbers of sessions, what they took is believed instead. Never to be used for what one
 * session does alone.
 */
final class Contention {

  /** So many tasks must have been done with two numbers of sessions before these are compared. */
  private static final int ENOUGH = 3;

  private static final double LARGEST_CORRECTION = 4;

  /**
   * So much longer a task takes where every core has a session. Measured with PostgreSQL 17 on two
   * cores: rollbacks of 330,000 updates took 5.1 s of work in one session and 6.6 s in two.
   */
  private static final double SHARED = 0.3;

  /**
   * A ratio of real to predicted time.
   *
   * @param sessions how many worked at the same time, on average
   */
  record Seen(Task kind, double sessions, double ratio) {

    private int rounded() {
      return (int) Math.min(Integer.MAX_VALUE, Math.round(sessions));
    }
  }

  private final OptionalInt cores;

  /** By number of sessions: what was seen over what is assumed, up to a common factor. */
  private final TreeMap<Integer, Double> corrections;

  private Contention(OptionalInt cores, TreeMap<Integer, Double> corrections) {
    this.cores = cores;
    this.corrections = corrections;
  }

  /**
   * Learns.
   *
   * @param history tasks done before
   * @param cores of the server, where known
   */
  static Contention learn(List<Seen> history, OptionalInt cores) {
    Contention assumed = new Contention(cores, new TreeMap<>());
    Map<Task, Map<Integer, List<Double>>> ratios = new HashMap<>();
    TreeMap<Integer, Integer> frequency = new TreeMap<>();
    for (Seen one : history) {
      ratios
          .computeIfAbsent(one.kind(), kind -> new TreeMap<>())
          .computeIfAbsent(one.rounded(), sessions -> new ArrayList<>())
          .add(one.ratio() / assumed.factor(one.sessions()));
      frequency.merge(one.rounded(), 1, Integer::sum);
    }
    TreeMap<Integer, Double> corrections = new TreeMap<>();
    frequency.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .ifPresent(anchor -> compare(anchor, frequency, ratios, corrections));
    return new Contention(cores, corrections);
  }

  private static void compare(
      int anchor,
      TreeMap<Integer, Integer> frequency,
      Map<Task, Map<Integer, List<Double>>> ratios,
      TreeMap<Integer, Double> corrections) {
    for (int sessions : frequency.keySet()) {
      List<Double> relations = new ArrayList<>();
      for (Map<Integer, List<Double>> one : ratios.values()) {
        if (one.containsKey(sessions) && one.containsKey(anchor)) {
          relations.add(median(one.get(sessions)) / median(one.get(anchor)));
        }
      }
      if (sessions == anchor) {
        corrections.put(anchor, 1.0);
      } else if (relations.size() >= ENOUGH) {
        corrections.put(
            sessions,
            Math.max(1 / LARGEST_CORRECTION, Math.min(LARGEST_CORRECTION, median(relations))));
      }
    }
  }

  private static double median(List<Double> values) {
    return WeightedMedian.of(values, value -> value, value -> 1);
  }

  /**
   * The factor, in relation to those of other numbers of sessions.
   *
   * @param sessions how many work at the same time, on average, at least 1
   * @return positive and finite
   */
  double factor(double sessions) {
    return assumed(sessions) * correction(sessions);
  }

  private double assumed(double sessions) {
    if (cores.isEmpty()) {
      return 1;
    }
    int count = Math.max(1, cores.getAsInt());
    double taken = Math.min(1, (sessions - 1) / Math.max(1, count - 1));
    return (1 + SHARED * taken) * Math.max(1, sessions / count);
  }

  /** What lies between two numbers that were seen is interpolated, beyond them nothing changes. */
  private double correction(double sessions) {
    Map.Entry<Integer, Double> below = corrections.floorEntry((int) Math.floor(sessions));
    Map.Entry<Integer, Double> above = corrections.ceilingEntry((int) Math.ceil(sessions));
    if (below == null || above == null) {
      return below == null ? above == null ? 1 : above.getValue() : below.getValue();
    }
    double width = above.getKey() - below.getKey();
    double share = width == 0 ? 0 : (sessions - below.getKey()) / width;
    return below.getValue() + (above.getValue() - below.getValue()) * share;
  }
}
