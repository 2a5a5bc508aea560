package org.emajbatch.planner;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Lets go the batches that say nothing beyond the keys. An engine makes its batches from the
 * foreign keys; so where the keys alone hold a unit together, its batches are their consequence,
 * and would be others if a key were.
 */
final class BatchRelief {

  private BatchRelief() {}

  /**
   * Relieves a request.
   *
   * @param request what is to be rolled back
   * @return a request with the same units, without the batches that follow from keys
   */
  static PlanRequest of(PlanRequest request) {
    if (request.tables().stream().allMatch(table -> table.batch() == PlanTable.NO_BATCH)) {
      return request;
    }
    PlanRequest keysAlone =
        request.withTables(request.tables().stream().map(BatchRelief::unbatched).toList());
    Set<List<TableId>> unitsOfKeys =
        UnitFinder.find(keysAlone).stream().map(Unit::tables).collect(Collectors.toSet());
    Set<TableId> relieved = new HashSet<>();
    UnitFinder.find(request).stream()
        .map(Unit::tables)
        .filter(unitsOfKeys::contains)
        .forEach(relieved::addAll);
    return request.withTables(
        request.tables().stream()
            .map(table -> relieved.contains(table.table()) ? unbatched(table) : table)
            .toList());
  }

  private static PlanTable unbatched(PlanTable table) {
    return new PlanTable(table.table(), table.cost(), PlanTable.NO_BATCH, table.division());
  }
}
