package org.emajbatch.benchmark.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.emajbatch.benchmark.result.Series;

/** Collects times by name, run after run. */
final class Measures {

  private final Map<String, List<Long>> micros = new LinkedHashMap<>();

  void add(String name, long time) {
    micros.computeIfAbsent(name, unused -> new ArrayList<>()).add(time);
  }

  void addAll(Map<String, Long> times) {
    times.forEach(this::add);
  }

  boolean has(String name) {
    return micros.containsKey(name);
  }

  Series series(String name) {
    return new Series(micros.getOrDefault(name, List.of()));
  }

  /** The median of each over the runs that had it. */
  Map<String, Long> medians() {
    Map<String, Long> medians = new LinkedHashMap<>();
    micros.forEach((name, times) -> medians.put(name, new Series(times).median()));
    return medians;
  }
}
