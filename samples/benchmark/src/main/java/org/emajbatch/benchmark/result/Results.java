package org.emajbatch.benchmark.result;

import java.time.OffsetDateTime;
import java.util.List;

/**
 * All that was measured. This object is the JSON document; its names are part of the interface.
 *
 * @param schemaVersion of the document; raised when a field changes its meaning
 * @param startedAt when it began
 * @param command what was typed, without a connection string
 * @param scale size of the workloads
 * @param runs how often each thing was measured
 * @param machine where
 * @param rollbacks rollbacks of table groups
 * @param predictions what rollbacks were to take, and took
 * @param loads what a watcher takes
 * @param comparisons everything else
 */
public record Results(
    int schemaVersion,
    OffsetDateTime startedAt,
    String command,
    double scale,
    int runs,
    Machine machine,
    List<RollbackResult> rollbacks,
    List<PredictionResult> predictions,
    List<LoadResult> loads,
    List<Comparison> comparisons) {

  /** Of all documents. */
  public static final int SCHEMA_VERSION = 1;

  /** Keeps unmodifiable copies. */
  public Results {
    rollbacks = List.copyOf(rollbacks);
    predictions = List.copyOf(predictions);
    loads = List.copyOf(loads);
    comparisons = List.copyOf(comparisons);
  }
}
