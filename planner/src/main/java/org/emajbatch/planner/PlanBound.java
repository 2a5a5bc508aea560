package org.emajbatch.planner;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import org.emajbatch.planner.assign.LowerBound;
import org.emajbatch.planner.assign.SaturatingMath;
import org.emajbatch.planner.assign.Workload;

/**
 * What no plan can beat, however it cuts what may be cut: the bound of the units that are in one
 * piece, the average, and for each unit that may be cut its average part if it is cut as far as it
 * may be (the average is shortest at one of the two ends, since each part costs the same overhead).
 */
final class PlanBound {

  private PlanBound() {}

  /**
   * Computes it.
   *
   * @param units all units
   * @param request what was asked for
   * @return microseconds that the longest session takes at least
   */
  static long of(List<Unit> units, PlanRequest request) {
    List<Long> whole = new ArrayList<>();
    long sum = request.firstSession().likelyMicros();
    long longestPart = 0;
    for (Unit unit : units) {
      sum = SaturatingMath.add(sum, unit.costMicros());
      int parts = Math.min(unit.division().parts(), request.sessions());
      if (parts == 1) {
        whole.add(unit.costMicros());
      } else {
        long all = SaturatingMath.add(unit.costMicros(), overheads(unit, parts));
        longestPart =
            Math.max(longestPart, Math.min(unit.costMicros(), SaturatingMath.ceilDiv(all, parts)));
      }
    }
    whole.add(request.firstSession().likelyMicros());
    whole.sort(Comparator.reverseOrder());
    long indivisible = LowerBound.of(new Workload(whole, request.sessions(), OptionalInt.empty()));
    long average = SaturatingMath.ceilDiv(sum, request.sessions());
    return SaturatingMath.add(
        request.eachSession().likelyMicros(),
        Math.max(indivisible, Math.max(average, longestPart)));
  }

  private static long overheads(Unit unit, int parts) {
    long overhead = unit.division().overheadMicros();
    return overhead > Long.MAX_VALUE / (parts - 1) ? Long.MAX_VALUE : overhead * (parts - 1);
  }
}
