package org.emajbatch.planner;

import java.util.Objects;

/**
 * What one session does of a unit: mostly all of it. The parts of a unit are in different sessions,
 * and need not be equally large.
 *
 * @param unit the unit
 * @param part which part, from 1
 * @param parts into how many parts the plan cuts it; 1 if it does not
 * @param micros likely duration of this part in microseconds
 */
public record UnitPart(Unit unit, int part, int parts, long micros) {

  /** Checks that the unit may be cut like this. */
  public UnitPart {
    Objects.requireNonNull(unit, "unit");
    if (part < 1 || part > parts || parts > unit.division().parts()) {
      throw new IllegalArgumentException(
          "part " + part + " of " + parts + " of unit " + unit.number());
    }
  }

  /**
   * A unit in one piece.
   *
   * @param unit the unit
   */
  public static UnitPart whole(Unit unit) {
    return new UnitPart(unit, 1, 1, unit.costMicros());
  }

  /**
   * The duration of this part: as uncertain as the unit is, in proportion.
   *
   * @return its interval around {@link #micros}
   */
  public Estimate estimate() {
    if (parts == 1 || unit.costMicros() == 0) {
      return parts == 1 ? unit.cost() : Estimate.exactly(micros);
    }
    Estimate scaled = unit.cost().times((double) micros / unit.costMicros());
    return new Estimate(
        Math.min(scaled.lowMicros(), micros), micros, Math.max(scaled.highMicros(), micros));
  }
}
