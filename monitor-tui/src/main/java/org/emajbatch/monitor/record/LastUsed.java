package org.emajbatch.monitor.record;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Keeps what was made for the numbers that were asked for last, and forgets the others. */
final class LastUsed<V> {

  private final int kept;
  private final Map<Integer, V> values = new LinkedHashMap<>();

  /**
   * Empty.
   *
   * @param kept how many values at most
   */
  LastUsed(int kept) {
    this.kept = kept;
  }

  /** What was kept for a number, which is the last one used from now on. */
  Optional<V> get(int number) {
    Optional<V> value = Optional.ofNullable(values.remove(number));
    value.ifPresent(v -> values.put(number, v));
    return value;
  }

  /** Keeps a value. */
  void put(int number, V value) {
    values.remove(number);
    values.put(number, value);
    if (values.size() > kept) {
      values.remove(values.keySet().iterator().next());
    }
  }
}
