package org.emajbatch.sql.engine;

import java.util.Map;

/**
 * Who does what, in the engine's terms.
 *
 * @param batches the session of each batch
 * @param unbatched the session of tables that are locked only and belong to no batch
 */
public record SessionAssignment(Map<Integer, Integer> batches, Map<TableName, Integer> unbatched) {

  public SessionAssignment {
    batches = Map.copyOf(batches);
    unbatched = Map.copyOf(unbatched);
  }
}
