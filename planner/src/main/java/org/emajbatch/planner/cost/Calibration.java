package org.emajbatch.planner.cost;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/**
 * From what the rule of thumb says to what it really takes, as learned from a few runs. At each
 * size that was seen, real durations are the rule's times the median of the ratios seen there and,
 * with less weight the farther away, elsewhere; sizes in between are interpolated, and beyond the
 * ends the nearest ratio holds. So a fixed part and a part per row are both learned where sizes
 * differ, a single run is scaled by the rule's shape, and an outlier among several runs does no
 * harm. More work never gets a shorter duration.
 */
final class Calibration {

  private record Knot(double predicted, double real, double weight) {}

  private static final double LOG_2 = Math.log(2);

  private final List<Knot> knots;
  private final double spread;
  private final double weight;

  private Calibration(List<Knot> knots, double spread, double weight) {
    this.knots = knots;
    this.spread = spread;
    this.weight = weight;
  }

  /**
   * Learns.
   *
   * @param observations at least one, in whatever order
   */
  static Calibration of(List<Observation> observations) {
    List<Observation> sorted = new ArrayList<>(observations);
    sorted.sort(
        Comparator.comparingDouble(Observation::ratio)
            .thenComparingDouble(Observation::predicted)
            .thenComparingDouble(Observation::weight));
    TreeMap<Integer, List<Observation>> octaves = new TreeMap<>();
    for (Observation one : sorted) {
      octaves.computeIfAbsent(octave(one), key -> new ArrayList<>()).add(one);
    }
    List<Knot> knots = new ArrayList<>();
    octaves.forEach(
        (octave, members) -> {
          double at = WeightedMedian.of(members, Observation::predicted, Observation::weight);
          double ratio =
              WeightedMedian.ofSorted(
                  sorted,
                  Observation::ratio,
                  one -> one.weight() * Math.pow(4, -Math.abs(octaves(one.predicted() / at))));
          knots.add(
              new Knot(at, at * ratio, members.stream().mapToDouble(Observation::weight).sum()));
        });
    Calibration curve = new Calibration(rising(knots), 0, 0);
    double weight = sorted.stream().mapToDouble(Observation::weight).sum();
    return new Calibration(curve.knots, spread(curve, sorted), weight);
  }

  private static int octave(Observation one) {
    return (int) Math.floor(octaves(one.predicted()));
  }

  private static double octaves(double ratio) {
    return Math.log(ratio) / LOG_2;
  }

  /** Neighbours in the wrong order get their common mean (pool adjacent violators). */
  private static List<Knot> rising(List<Knot> knots) {
    List<List<Knot>> pools = new ArrayList<>();
    for (Knot knot : knots) {
      List<Knot> pool = new ArrayList<>(List.of(knot));
      while (!pools.isEmpty() && mean(pools.get(pools.size() - 1)) > mean(pool)) {
        pool.addAll(0, pools.remove(pools.size() - 1));
      }
      pools.add(pool);
    }
    List<Knot> rising = new ArrayList<>();
    for (List<Knot> pool : pools) {
      double mean = mean(pool);
      pool.forEach(knot -> rising.add(new Knot(knot.predicted(), mean, knot.weight())));
    }
    return rising;
  }

  private static double mean(List<Knot> pool) {
    double weight = pool.stream().mapToDouble(Knot::weight).sum();
    return pool.stream().mapToDouble(knot -> knot.real() * (knot.weight() / weight)).sum();
  }

  /** Standard deviation of the ratios around the curve, as their median deviation says. */
  private static double spread(Calibration curve, List<Observation> observations) {
    return 1.4826
        * WeightedMedian.of(
            observations,
            one -> Math.abs(Math.log(one.real() / curve.real(one.predicted()))),
            Observation::weight);
  }

  /**
   * What it takes.
   *
   * @param predicted what the rule of thumb says, in microseconds, at least 1
   * @return in microseconds, positive and finite
   */
  double real(double predicted) {
    Knot below = knots.get(0);
    if (predicted <= below.predicted()) {
      return below.real() * (predicted / below.predicted());
    }
    for (Knot above : knots.subList(1, knots.size())) {
      if (predicted <= above.predicted()) {
        double share = (predicted - below.predicted()) / (above.predicted() - below.predicted());
        return below.real() + (above.real() - below.real()) * share;
      }
      below = above;
    }
    return below.real() * (predicted / below.predicted());
  }

  /** Standard deviation of the logarithm of what was seen around what is said. */
  double spread() {
    return spread;
  }

  /** How many fresh runs it rests on, as it were. */
  double weight() {
    return weight;
  }
}
