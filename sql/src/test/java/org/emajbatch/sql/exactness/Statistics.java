package org.emajbatch.sql.exactness;

import java.util.Map;
import java.util.TreeMap;

/** What a run of cases has done: it tells an exact engine from cases that ask nothing of it. */
final class Statistics {

  private final Map<String, Long> counts = new TreeMap<>();

  synchronized void add(String what, long number) {
    counts.merge(what, number, Long::sum);
  }

  synchronized long count(String what) {
    return counts.getOrDefault(what, 0L);
  }

  void addAll(Statistics other) {
    Map<String, Long> copy;
    synchronized (other) {
      copy = new TreeMap<>(other.counts);
    }
    copy.forEach(this::add);
  }

  @Override
  public synchronized String toString() {
    StringBuilder text = new StringBuilder();
    counts.forEach((what, number) -> text.append("  %,9d %s%n".formatted(number, what)));
    return text.toString();
  }
}
