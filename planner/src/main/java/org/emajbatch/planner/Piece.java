package org.emajbatch.planner;

import org.emajbatch.planner.assign.SaturatingMath;

/**
 * A share of a unit before it is known who does it: all pieces of a unit are equally large, apart
 * from rounding. Those that end up in one session become one {@link UnitPart}.
 *
 * @param unit the unit
 * @param number which piece, from 0
 * @param pieces into how many it is cut, 1 if it is not
 */
record Piece(Unit unit, int number, int pieces) {

  /** Returns what it takes besides the overhead of a cut, in microseconds. */
  long netMicros() {
    long rest = number < unit.costMicros() % pieces ? 1 : 0;
    return unit.costMicros() / pieces + rest;
  }

  /** Returns what it takes if no other piece of the unit is in its session, in microseconds. */
  long micros() {
    return number == 0
        ? netMicros()
        : SaturatingMath.add(netMicros(), unit.division().overheadMicros());
  }
}
