package org.emajbatch.samples;

/**
 * Where a sequence stands.
 *
 * @param lastValue its last_value
 * @param called whether that value was given out already
 */
public record SequenceState(long lastValue, boolean called) {

  @Override
  public String toString() {
    return lastValue + (called ? "" : " (not called)");
  }
}
