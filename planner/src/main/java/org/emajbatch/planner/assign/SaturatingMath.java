package org.emajbatch.planner.assign;

/**
 * Arithmetic on costs that stops at {@link Long#MAX_VALUE} instead of wrapping, so that an absurd
 * estimate makes a plan look long and never negative. All arguments must be non-negative.
 */
public final class SaturatingMath {

  private SaturatingMath() {}

  /**
   * Adds two costs.
   *
   * @param a non-negative cost
   * @param b non-negative cost
   * @return their sum, at most {@link Long#MAX_VALUE}
   */
  public static long add(long a, long b) {
    long sum = a + b;
    return sum < 0 ? Long.MAX_VALUE : sum;
  }

  /**
   * Divides a cost, rounding up.
   *
   * @param dividend non-negative cost
   * @param divisor at least 1
   * @return the smallest integer not below the quotient
   */
  public static long ceilDiv(long dividend, int divisor) {
    return dividend == 0 ? 0 : (dividend - 1) / divisor + 1;
  }
}
