package org.emajbatch.orchestrator.soak;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;

/** What happened, counted by all threads. */
final class Tally {

  private final Map<Fault, LongAdder> faults = new ConcurrentSkipListMap<>();
  private final Map<Integer, LongAdder> exits = new ConcurrentSkipListMap<>();
  private final List<String> violations = new CopyOnWriteArrayList<>();

  void fault(Fault fault) {
    faults.computeIfAbsent(fault, key -> new LongAdder()).increment();
  }

  void ended(int exitCode) {
    exits.computeIfAbsent(exitCode, key -> new LongAdder()).increment();
  }

  void violation(String what) {
    violations.add(what);
  }

  List<String> violations() {
    return List.copyOf(violations);
  }

  long runs() {
    return exits.values().stream().mapToLong(LongAdder::sum).sum();
  }

  long endedWith(Integer... exitCodes) {
    return exits.entrySet().stream()
        .filter(entry -> List.of(exitCodes).contains(entry.getKey()))
        .mapToLong(entry -> entry.getValue().sum())
        .sum();
  }

  long faults() {
    return faults.values().stream().mapToLong(LongAdder::sum).sum();
  }

  @Override
  public String toString() {
    return "%d runs, by exit code %s; %d faults %s; %d violations%s"
        .formatted(
            runs(),
            exits,
            faults(),
            faults,
            violations.size(),
            violations.isEmpty() ? "" : ":\n" + String.join("\n", violations));
  }
}
