package org.emajbatch.benchmark.workload;

/**
 * How many rows of a table are changed after the mark, each once: inserted behind the others,
 * updated and deleted evenly over the table.
 *
 * @param inserts rows inserted
 * @param updates rows updated
 * @param deletes rows deleted
 * @param indexed whether the updates change the indexed column too
 */
public record Changes(long inserts, long updates, long deletes, boolean indexed) {

  /** Refuses negative numbers. */
  public Changes {
    if (inserts < 0 || updates < 0 || deletes < 0) {
      throw new IllegalArgumentException("a number of changes is negative");
    }
  }

  /** That many changes, a third of each kind. */
  public static Changes mixed(long changes) {
    long third = changes / 3;
    return new Changes(third + changes % 3 / 2, third + (changes % 3 + 1) / 2, third, true);
  }

  /** That many updates of columns without an index. */
  public static Changes updates(long updates) {
    return new Changes(0, updates, 0, false);
  }

  /** All changes together. */
  public long total() {
    return inserts + updates + deletes;
  }
}
