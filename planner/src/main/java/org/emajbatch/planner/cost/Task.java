package org.emajbatch.planner.cost;

import java.util.Objects;
import java.util.Optional;
import org.emajbatch.planner.TableId;

/**
 * Something to do.
 *
 * @param work its kind
 * @param table the table it is about; nothing where tasks of this kind are not told apart
 * @param object the foreign key it is about, empty where there is none
 * @param quantity how much there is to do, in the kind's unit; never negative
 */
public record Task(Work work, Optional<TableId> table, String object, long quantity) {

  /** Checks the range. */
  public Task {
    Objects.requireNonNull(work, "work");
    Objects.requireNonNull(table, "table");
    Objects.requireNonNull(object, "object");
    if (quantity < 0) {
      throw new IllegalArgumentException("quantity is negative: " + quantity);
    }
  }

  /** The same with nothing to do: what equal tasks of several runs have in common. */
  Task kind() {
    return new Task(work, table, object, 0);
  }
}
